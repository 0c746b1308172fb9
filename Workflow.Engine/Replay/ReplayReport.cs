using System.Collections.Immutable;

namespace Workflow.Engine.Replay;

/// <summary>How an instance would have gone in another version, held against how it went. Holds names and times, no values.</summary>
/// <param name="PathDiffers">Other steps, another order or other outcomes.</param>
/// <param name="OutcomeDiffers">Another end, other incidents or other outputs.</param>
/// <param name="TimingDiffers">A step or the end came at another time, by a second or more.</param>
/// <param name="DivergedAt">The first step that differs; null when none does.</param>
/// <param name="Recorded">Sub-status as recorded.</param>
/// <param name="Replayed">Sub-status as replayed.</param>
/// <param name="Outputs">Names of outputs that differ.</param>
/// <param name="ShiftSeconds">Largest shift of a step, later being positive.</param>
/// <param name="Remarks">What the history could not answer, and what it answered that nobody asked.</param>
public sealed record ReplayReport(
    bool PathDiffers,
    bool OutcomeDiffers,
    bool TimingDiffers,
    Divergence? DivergedAt,
    string Recorded,
    string Replayed,
    ImmutableArray<string> Outputs,
    double ShiftSeconds,
    ImmutableArray<string> Remarks)
{
    /// <summary>Whether anything differs.</summary>
    public bool Differs => PathDiffers || OutcomeDiffers || TimingDiffers;

    /// <summary>A replay that broke off: nothing is known but that it did not come to the recorded end.</summary>
    /// <param name="recorded">Sub-status as recorded.</param>
    /// <param name="why">The reason, for the analyst.</param>
    public static ReplayReport Failed(string recorded, string why) =>
        new(true, true, false, null, recorded, nameof(Instances.WorkflowSubStatus.Faulted), [], 0, [why]);
}

/// <summary>Where two ways part.</summary>
/// <param name="Position">Number of the step, from 1.</param>
/// <param name="Recorded">The step recorded; null when the recorded way had ended.</param>
/// <param name="Replayed">The step replayed; null when the replayed way had ended.</param>
public sealed record Divergence(int Position, ReplayStep? Recorded, ReplayStep? Replayed);

/// <summary>The end of an activity.</summary>
/// <param name="ActivityId">Activity.</param>
/// <param name="Visit">Which visit, from 1.</param>
/// <param name="Ending"><c>completed</c>, <c>faulted</c> or <c>cancelled</c>.</param>
/// <param name="Outcomes">Outcomes, joined by commas.</param>
/// <param name="At">When.</param>
public sealed record ReplayStep(string ActivityId, int Visit, string Ending, string Outcomes, DateTimeOffset At)
{
    /// <summary>Whether it is the same step, whenever it came.</summary>
    public bool IsSame(ReplayStep? other) => other is not null && this with { At = default } == other with { At = default };
}
