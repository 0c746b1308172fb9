using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.SendingBack;

namespace Workflow.Activities.Tasks;

/// <summary>
/// 待办 was created. The form's schema is kept as it stood then. The step is the id of its activity; whether several may be
/// decided at once, and why the step has to be done again, are there where it is so.
/// </summary>
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
    DateTimeOffset? DueAt,
    string? ItemName = null,
    string? Step = null,
    bool? Batch = null,
    ReturnedStep? Returned = null);

/// <summary>认领.</summary>
internal sealed record TaskClaimed(string By);

/// <summary>Given back to the organisation.</summary>
/// <param name="For">For whom, where a deputy gave it back (代).</param>
internal sealed record TaskReleased(string? For = null);

/// <summary>办理.</summary>
/// <param name="By">Who decided.</param>
/// <param name="Outcome">One of its outcomes.</param>
/// <param name="Form">The filled form, personal values sealed.</param>
/// <param name="Comment">Opinion.</param>
/// <param name="For">For whom, where a deputy decided (代).</param>
internal sealed record TaskCompleted(string By, string Outcome, JsonElement Form, Remark? Comment, string? For = null);

/// <summary>Nobody needs it any more.</summary>
/// <param name="Reason">Why, in the words of whoever cancelled the branch or instance; null when its case or item has ended.</param>
internal sealed record TaskCancelled(string? Reason = null);

/// <summary>The organisation was reminded.</summary>
internal sealed record TaskReminded;

/// <summary>It was not done in time.</summary>
internal sealed record TaskBecameOverdue;

/// <summary>The clock was started again or moved on.</summary>
internal sealed record TaskDueMoved(DateTimeOffset DueAt);
