using Workflow.Activities.Common;

namespace Workflow.Activities.Notices.Drafting;

/// <summary>What a drafter gives, in clear.</summary>
/// <param name="Template">Template code.</param>
/// <param name="Matter">事项.</param>
/// <param name="Requirement">要求.</param>
/// <param name="Unit">Addressed organisation's code, or a role in the tenant.</param>
/// <param name="Deadline">时限; null when it was not given or is no day.</param>
/// <param name="Basis">依据.</param>
/// <param name="Title">Title instead of the template's.</param>
/// <param name="Body">Paragraphs instead of the template's.</param>
/// <param name="CopiedTo">抄送: organisation codes.</param>
/// <param name="Person">责任人.</param>
/// <param name="Attachments">附件: titles.</param>
/// <param name="Values">What the template's own names are filled with.</param>
public sealed record NoticeDraft(
    string Template,
    NoticeMatter Matter,
    string Requirement,
    string Unit,
    DateOnly? Deadline,
    string Basis,
    string? Title = null,
    IReadOnlyList<string>? Body = null,
    IReadOnlyList<string>? CopiedTo = null,
    string? Person = null,
    IReadOnlyList<string>? Attachments = null,
    IReadOnlyDictionary<string, string>? Values = null)
{
    /// <summary>The person where a workflow gave it sealed already.</summary>
    internal Remark? SealedPerson { get; init; }
}
