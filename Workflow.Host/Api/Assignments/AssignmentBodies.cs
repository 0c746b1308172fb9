using Workflow.Activities.Assignments;

namespace Workflow.Host.Api.Assignments;

/// <summary>交办.</summary>
/// <param name="MeasureIds">Which measures of the plan; all of them when absent.</param>
/// <param name="Deadline">办结时限 of the measures that name no last day.</param>
public sealed record AssignBody(IReadOnlyList<string>? MeasureIds, DateOnly? Deadline);

/// <summary>填报节点: all of them anew.</summary>
/// <param name="Milestones">The milestones.</param>
public sealed record MilestonesBody(IReadOnlyList<MilestoneBody> Milestones);

/// <summary>节点.</summary>
/// <param name="Title">Title.</param>
/// <param name="On">The day by which it is to be reached.</param>
public sealed record MilestoneBody(string Title, DateOnly On);

/// <summary>
/// 反馈. With files, it is sent as <c>multipart/form-data</c>: the field <c>feedback</c> holds this as JSON, the fields
/// <c>files</c> the files.
/// </summary>
/// <param name="Text">How it stands, in words.</param>
/// <param name="Percent">进度, 0 to 100.</param>
/// <param name="On">The day of the values; today when absent.</param>
/// <param name="Values">Values of targets.</param>
/// <param name="Milestones">Numbers of the milestones that are reached.</param>
public sealed record FeedbackBody(
    string Text,
    int? Percent,
    DateOnly? On,
    IReadOnlyList<MeasuredValue>? Values,
    IReadOnlyList<int>? Milestones);

/// <summary>完成情况.</summary>
public sealed record SubmissionBody(string Text);

/// <summary>审核意见.</summary>
public sealed record ClosingBody(string? Opinion);

/// <summary>理由.</summary>
public sealed record AssignmentReasonBody(string Reason);

/// <summary>调整时限.</summary>
/// <param name="Deadline">The new last day.</param>
/// <param name="Reason">Why.</param>
public sealed record DeadlineBody(DateOnly Deadline, string Reason);
