using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks;

/// <summary>待办 was created. The form's schema is kept as it stood then.</summary>
internal sealed record TaskCreated(
    string TaskId,
    string Name,
    string CaseNumber,
    string Scenario,
    string? Item,
    string Organisation,
    string Applicant,
    string InstanceId,
    string BookmarkId,
    JsonElement Form,
    JsonElement Example,
    IReadOnlyList<TaskOutcome> Outcomes,
    int LimitDays,
    DateTimeOffset? DueAt);

/// <summary>认领.</summary>
internal sealed record TaskClaimed(string By);

/// <summary>Given back to the organisation.</summary>
internal sealed record TaskReleased;

/// <summary>办理.</summary>
internal sealed record TaskCompleted(string By, string Outcome, JsonElement Form, Remark? Comment);

/// <summary>Nobody needs it any more.</summary>
/// <param name="Reason">Why, in the words of whoever cancelled the branch or instance; null when its case or item has ended.</param>
internal sealed record TaskCancelled(string? Reason = null);

/// <summary>The organisation was reminded.</summary>
internal sealed record TaskReminded;

/// <summary>It was not done in time.</summary>
internal sealed record TaskBecameOverdue;

/// <summary>The clock was started again or moved on.</summary>
internal sealed record TaskDueMoved(DateTimeOffset DueAt);
