using System.Globalization;
using Npgsql;

namespace Workflow.Engine.Storage;

/// <summary>
/// What every database session of a node asks of the server, so that a node which freezes, or whose machine is gone,
/// keeps locks and connections no longer than it keeps leases.
/// </summary>
internal static class SessionSettings
{
    /// <summary>Unanswered probes after which the server gives a connection up.</summary>
    private const int Probes = 3;

    /// <summary>The engine's connection string, for each of its pools: as configured, and what sessions ask for.</summary>
    public static string ConnectionString(EngineOptions options)
    {
        var address = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (string.IsNullOrEmpty(address.ApplicationName))
        {
            // Nodes know one another's sessions by it, see FrozenSessions.
            address.ApplicationName = "workflow";
        }

        // Ours first: of two settings of one name the server takes the later, and the operator's word counts.
        address.Options = string.Join(' ', Of(options.Lease).Append(address.Options).Where(setting => !string.IsNullOrEmpty(setting)));
        return address.ConnectionString;
    }

    // A frozen process still answers probes, its kernel does: only the first setting ends what it left open. The others
    // are for a machine that has gone without a word.
    private static IEnumerable<string> Of(TimeSpan lease)
    {
        var seconds = Math.Max(1, (int)lease.TotalSeconds);
        return new (string Name, int Value)[]
        {
            ("idle_in_transaction_session_timeout", (int)lease.TotalMilliseconds),
            ("tcp_keepalives_idle", seconds),
            ("tcp_keepalives_interval", Math.Max(1, seconds / Probes)),
            ("tcp_keepalives_count", Probes),
        }.Select(setting => string.Create(CultureInfo.InvariantCulture, $"-c {setting.Name}={setting.Value}"));
    }
}
