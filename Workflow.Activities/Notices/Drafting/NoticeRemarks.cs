using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Drafting;

/// <summary>Takes in the free words that people add to a notice: they may name somebody, so they are sealed.</summary>
internal sealed class NoticeRemarks(IVault vault, NoticeWriter writer)
{
    private const int Longest = 2000;

    /// <summary>The words, sealed under the notice's own key.</summary>
    /// <exception cref="RefusalException">There are none, or too many.</exception>
    public async Task<Remark> RequireAsync(
        IUnitOfWork unit,
        NoticeState state,
        string? words,
        string field,
        string whenMissing,
        CancellationToken cancellation)
    {
        if (words?.Length > Longest)
        {
            throw Refusals.Invalid("notice.words", "文字过长。", new FieldError(field, $"请不超过 {Longest} 个字。"));
        }

        return await vault.SealAsync(unit.Origin.Tenant, writer.SubjectOf(state.Drafted!.NoticeId), words, cancellation)
            ?? throw Refusals.Invalid("notice.words", whenMissing, new FieldError(field, whenMissing));
    }
}
