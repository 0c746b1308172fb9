using System.Globalization;
using Npgsql;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>The cluster of a data folder while another host runs it: for tools that only read.</summary>
internal static class RunningCluster
{
    private const int PortLine = 3;

    /// <summary>Its connection string; null when none runs.</summary>
    public static string? Find(EmbeddedClusterOptions options)
    {
        var root = Path.Combine(options.DataDirectory, "postgres");
        var processFile = Path.Combine(root, "data", "postmaster.pid");
        if (!File.Exists(processFile) || !IsHeld(root))
        {
            return null;
        }

        var lines = File.ReadAllLines(processFile);
        return lines.Length <= PortLine
            ? null
            : new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = int.Parse(lines[PortLine], CultureInfo.InvariantCulture),
                Database = options.Database,
                Username = ClusterMaker.Owner,
                Password = File.ReadAllText(Path.Combine(root, "password")).Trim(),
                IncludeErrorDetail = false,
            }.ConnectionString;
    }

    // A leftover of a killed host is not to be read: the next start recovers it first.
    private static bool IsHeld(string root)
    {
        try
        {
            using var free = new FileStream(
                Path.Combine(root, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
