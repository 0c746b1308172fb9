using System.Diagnostics;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>How a PostgreSQL program is started for a data folder, whatever this process and its environment are like.</summary>
internal static class ServerCommand
{
    /// <summary>
    /// The data folder as the program sees it. It is opened before the privileges are dropped and inherited, so that
    /// the program reaches it even when it may not pass the folders above (a DIR below a 0700 home).
    /// </summary>
    public const string DataPath = "/proc/self/fd/9";

    /// <summary>The secret as the program sees it, opened likewise.</summary>
    public const string SecretPath = "/proc/self/fd/8";

    // PostgreSQL changes its folder and back while it looks for its own program, which must not fail: hence "cd /".
    private const string Hold = "exec 8<\"$0\" 9<. && cd / && exec \"$@\"";

    /// <summary>
    /// A session of its own keeps Ctrl-C in the terminal away from it; the death signal stops it when this process
    /// dies without stopping it.
    /// </summary>
    public static ProcessStartInfo For(
        string program,
        IEnumerable<string> arguments,
        string dataFolder,
        ServerAccount? account,
        string secretFile = "/dev/null")
    {
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = dataFolder };
        string[] drop = account is null
            ? []
            : [$"--reuid={account.UserId}", $"--regid={account.GroupId}", "--clear-groups"];
        string[] all = ["/bin/sh", "-c", Hold, secretFile, "setpriv", .. drop, "--pdeathsig", "INT", "--", program];
        foreach (var argument in all.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        Isolate(start.Environment);
        return start;
    }

    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name is not ("PATH" or "LD_LIBRARY_PATH")).ToList())
        {
            environment.Remove(name);
        }

        environment["LC_ALL"] = "C.UTF-8";
        environment["TZ"] = "UTC";
    }
}
