namespace Workflow.Activities.Assignments.Lights;

/// <summary>
/// The days that an assignment's light counts from, as day numbers, so that a list can be searched by light. A clock that does
/// not run stands at <see cref="Stopped"/>.
/// </summary>
/// <param name="Signature">The day it was assigned, until it is signed for.</param>
/// <param name="Planning">The day it was signed for, until milestones are filed.</param>
/// <param name="Milestone">The day of the first milestone that is not reached.</param>
/// <param name="Feedback">The day of the last feedback, or of the signature before any.</param>
/// <param name="Deadline">The day it is due.</param>
internal sealed record LightClocks(int Signature, int Planning, int Milestone, int Feedback, int Deadline)
{
    /// <summary>No day.</summary>
    public const int Stopped = int.MaxValue;

    /// <summary>No clock runs.</summary>
    public static LightClocks None { get; } = new(Stopped, Stopped, Stopped, Stopped, Stopped);

    /// <summary>The clock of an aspect.</summary>
    public int Of(string aspect) => aspect switch
    {
        LightAspect.Signature => Signature,
        LightAspect.Planning => Planning,
        LightAspect.Milestone => Milestone,
        LightAspect.Feedback => Feedback,
        _ => Deadline,
    };
}

/// <summary>All that a light is worked out from beside the limits, the calendar and the day.</summary>
/// <param name="Clocks">The running clocks.</param>
/// <param name="MilestoneTitle">Title of the first milestone that is not reached.</param>
/// <param name="Deadline">办结时限.</param>
/// <param name="SubmittedOn">The day it was submitted for closing; null while it is being worked on.</param>
/// <param name="IsClosed">Whether it is closed.</param>
internal sealed record LightFacts(
    LightClocks Clocks, string? MilestoneTitle, DateOnly Deadline, DateOnly? SubmittedOn, bool IsClosed)
{
    /// <summary>Whether it was submitted after its deadline; it stays red.</summary>
    public bool IsLate => SubmittedOn > Deadline;
}
