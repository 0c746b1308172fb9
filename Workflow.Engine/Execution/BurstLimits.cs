namespace Workflow.Engine.Execution;

/// <summary>
/// How much a burst may do before it counts as an endless loop. What a burst decided is held in memory and committed as
/// one event; a definition is whatever somebody drew, and must not be able to eat the host.
/// </summary>
/// <param name="Activities">Activities that it may start.</param>
/// <param name="Bytes">Size of what it decided, values above all, roughly as it is stored.</param>
public sealed record BurstLimits(int Activities = BurstLimits.MostActivities, long Bytes = BurstLimits.MostBytes)
{
    /// <summary>Activities unless configured otherwise.</summary>
    public const int MostActivities = 50_000;

    /// <summary>Bytes unless configured otherwise.</summary>
    public const long MostBytes = 32 * 1024 * 1024;
}

/// <summary>How much a burst has done; one that goes on after a command was answered goes on counting.</summary>
/// <param name="Activities">Activities scheduled.</param>
/// <param name="Bytes">Size of what was decided.</param>
public readonly record struct BurstEffort(int Activities, long Bytes);
