using System.Globalization;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>The unprivileged account that runs the server when the host is root, which PostgreSQL refuses to be.</summary>
internal sealed record ServerAccount(string Name, int UserId, int GroupId)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>Null when this process may run the server itself.</summary>
    public static ServerAccount? ForThisProcess() =>
        Environment.IsPrivilegedProcess ? Choose(File.ReadLines("/etc/passwd")) : null;

    /// <summary>Takes Debian's own <c>postgres</c> where it exists, otherwise <c>nobody</c>.</summary>
    public static ServerAccount Choose(IEnumerable<string> passwd)
    {
        var accounts = passwd
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4 && Preferred.Contains(fields[0]))
            .ToDictionary(fields => fields[0], fields => fields, StringComparer.Ordinal);
        foreach (var name in Preferred)
        {
            if (accounts.TryGetValue(name, out var fields))
            {
                return new ServerAccount(name, Number(fields[2]), Number(fields[3]));
            }
        }

        throw new EmbeddedClusterException(
            "PostgreSQL cannot run as root, and this machine has neither a user 'postgres' nor 'nobody' to run it as. "
            + "Create one (useradd --system postgres), or start the host as an ordinary user.");
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
