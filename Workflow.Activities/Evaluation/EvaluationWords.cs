using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Evaluation;

/// <summary>Seals what people write freely about a unit, each unit of a round under a key of its own.</summary>
internal sealed class EvaluationWords(IVault vault)
{
    /// <summary>Longest free text.</summary>
    public const int Longest = 2000;

    /// <summary>The subject under whose key words and files of a unit are sealed.</summary>
    public string SubjectOf(string id, string unit) => vault.SubjectOf($"evaluation:{id}:{unit}");

    /// <exception cref="RefusalException">There is none, or it is too long.</exception>
    public async Task<Remark> RequireAsync(
        string tenant, string id, string unit, string? text, string field, string whenMissing, CancellationToken cancellation)
    {
        if (text?.Length > Longest)
        {
            throw Refusals.Invalid("evaluation.words", "文字过长。", new FieldError(field, $"请不超过 {Longest} 个字。"));
        }

        return await vault.SealAsync(tenant, SubjectOf(id, unit), text, cancellation)
            ?? throw Refusals.Invalid("evaluation.words", whenMissing, new FieldError(field, whenMissing));
    }
}
