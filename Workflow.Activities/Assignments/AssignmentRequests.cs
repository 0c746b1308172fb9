using MediatR;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>What somebody gets back who did something with an assignment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">文号 of its 交办单; null before that is issued.</param>
/// <param name="Status">See <see cref="AssignmentStatus"/>.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record AssignmentReceipt(string Id, string? Number, string Status, long Version)
{
    internal static AssignmentReceipt Of(Loaded<AssignmentState> found) =>
        new(found.State.Made!.AssignmentId, found.State.Delivered?.Number, found.State.Status, found.Version);
}

/// <summary>交办: gives measures of a confirmed plan to their units, in one act.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="MeasureIds">Which measures; null for all.</param>
/// <param name="Deadline">办结时限 of the measures that name no last day.</param>
public sealed record AssignMeasures(
    CommandContext Context, string PlanId, IReadOnlyList<string>? MeasureIds, DateOnly? Deadline) : IRequest<AssigningReceipt>;

/// <summary>What assigning has come to.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Assigned">Ids of the new assignments.</param>
/// <param name="Before">How many of the chosen had been assigned before and stay as they are.</param>
/// <param name="Skipped">What could not be assigned, and why.</param>
public sealed record AssigningReceipt(
    string PlanId, IReadOnlyList<string> Assigned, int Before, IReadOnlyList<SkippedMeasure> Skipped);

/// <summary>A measure, or one of its units, that could not be assigned.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Text">What it says.</param>
/// <param name="Reason">Why, in the user's words.</param>
public sealed record SkippedMeasure(string MeasureId, string Text, string Reason);

/// <summary>签收.</summary>
public sealed record SignAssignment(CommandContext Context, string Id) : IRequest<AssignmentReceipt>;

/// <summary>填报节点: all of them anew.</summary>
public sealed record PlanAssignment(CommandContext Context, string Id, IReadOnlyList<MilestoneEntry> Milestones)
    : IRequest<AssignmentReceipt>;

/// <summary>A milestone as a unit files it.</summary>
/// <param name="Title">Title.</param>
/// <param name="On">The day by which it is to be reached; null when it was not given or is no day.</param>
public sealed record MilestoneEntry(string Title, DateOnly? On);

/// <summary>反馈.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The assignment.</param>
/// <param name="Feedback">How it stands.</param>
/// <param name="Files">佐证材料.</param>
public sealed record FeedBackOnAssignment(
    CommandContext Context, string Id, FeedbackEntry Feedback, IReadOnlyList<UploadedFile> Files) : IRequest<AssignmentReceipt>;

/// <summary>How it stands, as a unit reports it.</summary>
/// <param name="Text">In words.</param>
/// <param name="Percent">进度, 0 to 100.</param>
/// <param name="On">The day of the values; today when null.</param>
/// <param name="Values">Values of targets.</param>
/// <param name="Milestones">Numbers of the milestones that are reached.</param>
public sealed record FeedbackEntry(
    string Text, int? Percent, DateOnly? On, IReadOnlyList<MeasuredValue> Values, IReadOnlyList<int> Milestones);

/// <summary>报请销号.</summary>
public sealed record SubmitAssignment(CommandContext Context, string Id, string Text) : IRequest<AssignmentReceipt>;

/// <summary>销号.</summary>
public sealed record CloseAssignment(CommandContext Context, string Id, string? Opinion) : IRequest<AssignmentReceipt>;

/// <summary>退回.</summary>
public sealed record ReturnAssignment(CommandContext Context, string Id, string Reason) : IRequest<AssignmentReceipt>;

/// <summary>催办, with a numbered 催办单.</summary>
public sealed record UrgeAssignment(CommandContext Context, string Id, string Reason) : IRequest<AssignmentReceipt>;

/// <summary>调整时限.</summary>
public sealed record ChangeAssignmentDue(CommandContext Context, string Id, DateOnly Deadline, string Reason)
    : IRequest<AssignmentReceipt>;

/// <summary>One assignment; refused as not found when it is not the caller's to read.</summary>
public sealed record GetAssignment(Caller Caller, string Id) : IRequest<AssignmentView>;

/// <summary>The assignments a caller may read, those due first in front.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListAssignments(Caller Caller, AssignmentFilter Filter, int Skip = 0, int Take = 50)
    : IRequest<Page<AssignmentSummary>>;

/// <summary>A page of the list together with its numbers, counted once.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record BrowseAssignments(Caller Caller, AssignmentFilter Filter, int Skip = 0, int Take = 50)
    : IRequest<AssignmentBrowsing>;

/// <summary>What was found.</summary>
/// <param name="Found">The page.</param>
/// <param name="Counts">The numbers that lead to other lists.</param>
public sealed record AssignmentBrowsing(Page<AssignmentSummary> Found, AssignmentCounts Counts);

/// <summary>How many there are by light and by status; each number is the length of a list.</summary>
public sealed record CountAssignments(Caller Caller, AssignmentFilter Filter) : IRequest<AssignmentCounts>;

/// <summary>交办件清单 as a workbook.</summary>
public sealed record ExportAssignments(Caller Caller, AssignmentFilter Filter) : IRequest<SentFile>;

/// <summary>The content of a file that was handed in.</summary>
public sealed record GetEvidence(Caller Caller, string Id, string EvidenceId) : IRequest<SentFile>;
