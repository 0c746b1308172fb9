using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>The PostgreSQL server programs found on this machine.</summary>
/// <param name="Folder">Where <c>postgres</c> and <c>initdb</c> are.</param>
/// <param name="Major">Their major version, which has to be the one that made the data.</param>
internal sealed partial record ServerBinaries(string Folder, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>The server itself.</summary>
    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>Makes a cluster.</summary>
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>Finds them: the configured folder alone, or else PATH, then Debian's folders from the newest.</summary>
    /// <param name="configured">The folder that the configuration names, if any.</param>
    /// <param name="major">The version that existing data needs, if there are any.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static async Task<ServerBinaries> FindAsync(string? configured, int? major, CancellationToken cancellation)
    {
        var found = new List<ServerBinaries>();
        foreach (var folder in Candidates(configured).Where(HasServer).Distinct(StringComparer.Ordinal))
        {
            var binaries = new ServerBinaries(folder, await MajorAsync(folder, cancellation));
            if (major is null || binaries.Major == major)
            {
                return binaries;
            }

            found.Add(binaries);
        }

        throw new EmbeddedClusterException(Missing(configured, major, found));
    }

    private static IEnumerable<string> Candidates(string? configured)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return [configured];
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        return path.Concat(debian.OrderByDescending(VersionOf).Select(folder => Path.Combine(folder, "bin")));
    }

    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    private static async Task<int> MajorAsync(string folder, CancellationToken cancellation)
    {
        var answer = await Tool.RunAsync(Path.Combine(folder, "postgres"), ["--version"], cancellation);
        var match = VersionNumber().Match(answer);
        return match.Success ? int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private static string Missing(string? configured, int? major, List<ServerBinaries> found)
    {
        var place = string.IsNullOrEmpty(configured) ? "on PATH or in " + DebianRoot + "/*/bin" : "in " + configured;
        if (found.Count == 0)
        {
            return $"No PostgreSQL server programs (postgres, initdb) were found {place}. Install them "
                + "(apt-get install postgresql), name their folder in Postgres:Binaries, "
                + "or give the address of a database in ConnectionStrings:Workflow.";
        }

        var versions = string.Join(", ", found.Select(binaries => binaries.Major));
        return $"The data were made by PostgreSQL {major}, but only version {versions} was found {place}. Install "
            + $"postgresql-{major}, or move the data to the new version with pg_dump and pg_restore.";
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex VersionNumber();
}
