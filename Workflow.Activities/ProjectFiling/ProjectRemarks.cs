using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>Takes in the free words of opinions, reasons and conclusions: they may name somebody, so they are sealed.</summary>
internal sealed class ProjectRemarks(IVault vault)
{
    private const int Longest = 2000;

    /// <summary>The subject under whose key they are sealed.</summary>
    public string SubjectOf(string projectId) => vault.SubjectOf($"project:{projectId}");

    /// <summary>The words, sealed; null when there are none.</summary>
    /// <exception cref="RefusalException">There are too many.</exception>
    public async Task<Remark?> SealAsync(
        IUnitOfWork unit, ProjectState state, string? words, string field, CancellationToken cancellation) =>
        words?.Length > Longest
            ? throw Refusals.Invalid("project.words", "文字过长。", new FieldError(field, $"请不超过 {Longest} 个字。"))
            : await vault.SealAsync(unit.Origin.Tenant, SubjectOf(state.Declared!.ProjectId), words, cancellation);

    /// <summary>The words, sealed.</summary>
    /// <exception cref="RefusalException">There are none, or too many.</exception>
    public async Task<Remark> RequireAsync(
        IUnitOfWork unit, ProjectState state, string? words, string field, string whenMissing, CancellationToken cancellation) =>
        await SealAsync(unit, state, words, field, cancellation)
        ?? throw Refusals.Invalid("project.words", whenMissing, new FieldError(field, whenMissing));
}
