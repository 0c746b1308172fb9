using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.SendingBack;

/// <summary>驳回: a later step sent the case back to this one; the decision stays in the history, and counts no more.</summary>
/// <param name="By">Who sent it back.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="FromTaskId">The later task.</param>
/// <param name="From">Its name.</param>
/// <param name="Reason">Why.</param>
internal sealed record TaskSentBack(string By, string? For, string FromTaskId, string From, Remark Reason);

/// <summary>Why a step has to be done again.</summary>
/// <param name="TaskId">The task that was done before.</param>
/// <param name="From">Name of the later step.</param>
/// <param name="By">Who sent it back.</param>
/// <param name="Reason">Why.</param>
internal sealed record ReturnedStep(string TaskId, string From, string By, Remark Reason);
