using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Moves;

/// <summary>What clerks write on a task: sealed under the applicant's key, because it may name somebody.</summary>
internal static class Words
{
    /// <summary>Words that must be there.</summary>
    /// <param name="vault">Keys.</param>
    /// <param name="unit">Unit of work.</param>
    /// <param name="state">The task.</param>
    /// <param name="text">What was written.</param>
    /// <param name="field">JSON pointer of the field.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<Remark> RequiredAsync(
        this IVault vault, IUnitOfWork unit, TaskState state, string? text, string field, string label, CancellationToken cancellation) =>
        await vault.WordsAsync(unit, state, text, cancellation)
        ?? throw Refusals.Invalid("task.words-required", $"请填写{label}。", new FieldError(field, $"请填写{label}。"));

    /// <summary>Words that may be missing.</summary>
    public static Task<Remark?> WordsAsync(
        this IVault vault, IUnitOfWork unit, TaskState state, string? text, CancellationToken cancellation) =>
        vault.SealAsync(unit.Origin.Tenant, state.Created!.Applicant, text, cancellation);
}
