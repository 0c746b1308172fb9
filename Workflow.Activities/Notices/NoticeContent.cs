using Workflow.Activities.Common;

namespace Workflow.Activities.Notices;

/// <summary>What a notice says.</summary>
/// <param name="Title">标题; may hold <c>{{names}}</c>.</param>
/// <param name="Body">Paragraphs; may hold <c>{{names}}</c>, which are filled when it is shown, so that the responsible person stands in one sealed place.</param>
/// <param name="Matter">事项.</param>
/// <param name="Requirement">要求.</param>
/// <param name="Unit">责任单位 it is addressed to: organisation code.</param>
/// <param name="CopiedTo">抄送: organisation codes.</param>
/// <param name="Person">责任人, sealed.</param>
/// <param name="Deadline">时限, a day in Asia/Shanghai.</param>
/// <param name="Basis">依据: law, plan or decision.</param>
/// <param name="Attachments">附件: their titles.</param>
/// <param name="Values">What the template's own names are filled with.</param>
internal sealed record NoticeContent(
    string Title,
    IReadOnlyList<string> Body,
    NoticeMatter Matter,
    string Requirement,
    string Unit,
    IReadOnlyList<string> CopiedTo,
    Remark? Person,
    DateOnly Deadline,
    string Basis,
    IReadOnlyList<string> Attachments,
    IReadOnlyDictionary<string, string> Values);

/// <summary>事项 that a notice is about.</summary>
/// <param name="Kind">What it is, such as <c>measure</c> or <c>notice</c>.</param>
/// <param name="Id">Its id among those; also the correlation of its ladder.</param>
/// <param name="Text">What it is called.</param>
public sealed record NoticeMatter(string Kind, string Id, string Text);

/// <summary>The template a notice was drafted from.</summary>
/// <param name="Code">Code.</param>
/// <param name="Hash">Hash of its text as it stood then.</param>
internal sealed record TemplateMark(string Code, string Hash);

/// <summary>The workflow that drafted a notice.</summary>
internal sealed record NoticeOrigin(string InstanceId, string? CorrelationId);
