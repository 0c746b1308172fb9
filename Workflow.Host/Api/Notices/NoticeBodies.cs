namespace Workflow.Host.Api.Notices;

/// <summary>起草或修改.</summary>
/// <param name="Template">Template code; it decides the kind. A revision keeps the one it was drafted from.</param>
/// <param name="Title">Title instead of the template's; may hold <c>{{names}}</c>.</param>
/// <param name="Body">Paragraphs instead of the template's; may hold <c>{{names}}</c>.</param>
/// <param name="Matter">事项.</param>
/// <param name="Requirement">要求.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="CopiedTo">抄送: organisation codes.</param>
/// <param name="Person">责任人.</param>
/// <param name="Deadline">时限, such as <c>2026-12-31</c>.</param>
/// <param name="Basis">依据: law, plan or decision.</param>
/// <param name="Attachments">附件: titles.</param>
/// <param name="Values">What the template's own names are filled with.</param>
public sealed record NoticeBody(
    string Template,
    string? Title,
    IReadOnlyList<string>? Body,
    MatterBody Matter,
    string Requirement,
    string Unit,
    IReadOnlyList<string>? CopiedTo,
    string? Person,
    DateOnly Deadline,
    string Basis,
    IReadOnlyList<string>? Attachments,
    IReadOnlyDictionary<string, string>? Values);

/// <summary>事项.</summary>
/// <param name="Kind">What it is, such as <c>measure</c>; <c>matter</c> when absent.</param>
/// <param name="Id">Its id among those.</param>
/// <param name="Text">What it is called.</param>
public sealed record MatterBody(string? Kind, string Id, string Text);

/// <summary>理由.</summary>
public sealed record ReasonBody(string Reason);

/// <summary>回复.</summary>
public sealed record ReplyBody(string Text);

/// <summary>启动逐级督办.</summary>
/// <param name="Matter">事项; its id is the correlation of the events that steer the ladder.</param>
/// <param name="Requirement">要求.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="Person">责任人.</param>
/// <param name="Deadline">时限, such as <c>2026-12-31</c>.</param>
/// <param name="Basis">依据.</param>
public sealed record LadderBody(
    MatterBody Matter, string Requirement, string Unit, string? Person, DateOnly Deadline, string Basis);
