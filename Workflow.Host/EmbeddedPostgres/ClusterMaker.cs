using System.Runtime.Versioning;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>Makes the cluster the first time.</summary>
internal static class ClusterMaker
{
    /// <summary>Name of the cluster's owner, and of the account that the connection string names.</summary>
    public const string Owner = "workflow";

    // The pipe has to belong to the account that opens /dev/stdin, which the one from this process may not.
    private const string OwnPipe = "cat | \"$@\" --pwfile=/dev/stdin";

    /// <summary>Makes it beside its final place and moves it there when it is whole, so that a crash leaves no half of one.</summary>
    [SupportedOSPlatform("linux")]
    public static async Task MakeAsync(
        ClusterFolder folder,
        ServerBinaries binaries,
        ServerAccount? account,
        bool durable,
        CancellationToken cancellation)
    {
        if (Directory.Exists(folder.Unfinished))
        {
            Directory.Delete(folder.Unfinished, recursive: true);
        }

        Directory.CreateDirectory(
            folder.Unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnAsync(folder.Unfinished, account, cancellation);
        string[] arguments =
        [
            "-c", OwnPipe, "sh", binaries.InitDb, "-D", ServerCommand.DataPath, "--username=" + Owner,
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var start = ServerCommand.For("/bin/sh", arguments, folder.Unfinished, account);
        await Tool.RunAsync(start, folder.NewPassword() + "\n", cancellation);
        Directory.Move(folder.Unfinished, folder.Data);
    }

    /// <summary>Gives the data to the account that runs the server; the host may have been another user last time.</summary>
    public static async Task OwnAsync(string data, ServerAccount? account, CancellationToken cancellation)
    {
        if (account is not null)
        {
            await Tool.RunAsync("chown", ["-R", $"{account.UserId}:{account.GroupId}", "--", data], cancellation);
        }
    }
}
