using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>Takes in the free words that people add to a rectification: they may name somebody, so they are sealed.</summary>
internal sealed class RectificationRemarks(IVault vault)
{
    private const int Longest = 2000;

    /// <summary>The subject under whose key words and files are sealed.</summary>
    public string SubjectOf(string rectificationId) => vault.SubjectOf($"rectification:{rectificationId}");

    /// <summary>The words, sealed under the rectification's own key.</summary>
    /// <exception cref="RefusalException">There are none, or too many.</exception>
    public async Task<Remark> RequireAsync(
        IUnitOfWork unit, RectificationState state, string? words, string field, string whenMissing, CancellationToken cancellation)
    {
        if (Fault(words, field, whenMissing) is { } fault)
        {
            throw Refusals.Invalid("rectification.words", fault.Message, fault);
        }

        return await SealAsync(unit, state, words!, cancellation);
    }

    /// <summary>What is wrong with words that have to be there; null when nothing is.</summary>
    public static FieldError? Fault(string? words, string field, string whenMissing) =>
        string.IsNullOrWhiteSpace(words) ? new FieldError(field, whenMissing)
        : words.Length > Longest ? new FieldError(field, $"文字过长，请不超过 {Longest} 个字。")
        : null;

    /// <summary>Words that were checked, sealed.</summary>
    public async Task<Remark> SealAsync(
        IUnitOfWork unit, RectificationState state, string words, CancellationToken cancellation)
    {
        var subject = SubjectOf(state.Order!.RectificationId);
        return (await vault.SealAsync(unit.Origin.Tenant, subject, words, cancellation))!;
    }
}
