using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Transferring;

/// <summary>转办: the task is somebody else's from now on.</summary>
/// <param name="By">Who gave it away.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="To">Whose it is now.</param>
/// <param name="Reason">Why.</param>
internal sealed record TaskTransferred(string By, string? For, string To, Remark Reason);

/// <summary>A transfer that its receiver has not acted on yet.</summary>
/// <param name="From">Whose the task was.</param>
/// <param name="To">Whose it is now.</param>
internal sealed record OpenTransfer(string From, string To);
