using Workflow.Engine.Execution;
using Workflow.Engine.Housekeeping;

namespace Workflow.Engine.Storage;

/// <summary>What the engine needs to know of its surroundings.</summary>
public sealed record EngineOptions
{
    /// <summary>Npgsql connection string of the one database.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Folder of definitions; imported at start.</summary>
    public required string DefinitionsPath { get; init; }

    /// <summary>Master key of the vault, 32 bytes. Losing it loses every personal value.</summary>
    public required ReadOnlyMemory<byte> MasterKey { get; init; }

    /// <summary>
    /// Whether this process is the only one on the database, as with an embedded cluster: work left by a killed
    /// predecessor is then taken over at once instead of after its leases have run out.
    /// </summary>
    public bool IsOnlyNode { get; init; }

    /// <summary>Name under which this process holds leases; unique per start.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>How long a lease lasts unless it is renewed; a dead node's work moves after this time.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a node that is told to stop lets running work end; after that, other nodes take it up.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>In whose data schedules and anonymous callers start instances when the trigger names no tenant.</summary>
    public string TriggerTenant { get; init; } = "320000";

    /// <summary>How many bursts run at a time.</summary>
    public int BurstLanes { get; init; } = 16;

    /// <summary>How many effects are under way at a time.</summary>
    public int EffectLanes { get; init; } = 32;

    /// <summary>How much one burst may do before it counts as an endless loop.</summary>
    public BurstLimits BurstLimits { get; init; } = new();

    /// <summary>How long rows are kept that are no part of any history.</summary>
    public Retention Retention { get; init; } = Retention.Default;

    /// <summary>How flowcharts run where the definition does not say; instances keep what held when they began.</summary>
    public FlowchartMode FlowchartMode { get; init; }
}
