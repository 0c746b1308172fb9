namespace Workflow.Activities.Tasks.TakingBack;

/// <summary>撤回: a transfer, a delegation or the signatures still asked for.</summary>
/// <param name="By">Who took it back.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="Move">One of <see cref="Moves.TaskMove.TakingBack"/>.</param>
internal sealed record TaskMoveTakenBack(string By, string? For, string Move);
