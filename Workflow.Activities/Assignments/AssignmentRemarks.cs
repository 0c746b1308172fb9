using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>Takes in the free words that people add to an assignment: they may name somebody, so they are sealed.</summary>
internal sealed class AssignmentRemarks(IVault vault)
{
    private const int Longest = 2000;

    /// <summary>The subject under whose key they are sealed.</summary>
    public string SubjectOf(string assignmentId) => vault.SubjectOf($"assignment:{assignmentId}");

    /// <summary>The words, sealed; null when there are none.</summary>
    /// <exception cref="RefusalException">There are too many.</exception>
    public async Task<Remark?> SealAsync(
        IUnitOfWork unit, AssignmentState state, string? words, string field, CancellationToken cancellation) =>
        words?.Length > Longest
            ? throw Refusals.Invalid("assignment.words", "文字过长。", new FieldError(field, $"请不超过 {Longest} 个字。"))
            : await vault.SealAsync(unit.Origin.Tenant, SubjectOf(state.Made!.AssignmentId), words, cancellation);

    /// <summary>The words, sealed.</summary>
    /// <exception cref="RefusalException">There are none, or too many.</exception>
    public async Task<Remark> RequireAsync(
        IUnitOfWork unit, AssignmentState state, string? words, string field, string whenMissing, CancellationToken cancellation) =>
        await SealAsync(unit, state, words, field, cancellation)
        ?? throw Refusals.Invalid("assignment.words", whenMissing, new FieldError(field, whenMissing));
}
