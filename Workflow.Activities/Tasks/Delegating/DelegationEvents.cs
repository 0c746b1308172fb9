using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Delegating;

/// <summary>委派: a colleague works on it and answers; the task stays its holder's, who decides.</summary>
/// <param name="By">Who delegated.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="To">Who is to work on it.</param>
/// <param name="Reason">What is asked.</param>
internal sealed record TaskDelegated(string By, string? For, string To, Remark Reason);

/// <summary>The delegate has answered; the task is back with its holder.</summary>
/// <param name="By">Who answered.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="Opinion">The answer.</param>
internal sealed record TaskOpinionGiven(string By, string? For, Remark Opinion);

/// <summary>A delegation that waits for its answer.</summary>
/// <param name="To">Who is asked.</param>
internal sealed record OpenDelegation(string To);
