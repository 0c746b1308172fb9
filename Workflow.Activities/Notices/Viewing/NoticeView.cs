namespace Workflow.Activities.Notices.Viewing;

/// <summary>A notice in a list.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">文号; null before the issue.</param>
/// <param name="Kind">See <see cref="NoticeKind"/>.</param>
/// <param name="Status">See <see cref="NoticeStatus"/>.</param>
/// <param name="Title">标题, its names filled.</param>
/// <param name="Matter">事项.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Deadline">时限: a day in Asia/Shanghai.</param>
/// <param name="Light">green, yellow, red: the reply before the deadline.</param>
/// <param name="DraftedAt">When it was begun.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ReceivedAt">When it was signed for.</param>
/// <param name="RepliedAt">When it was first replied to.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public record NoticeSummary(
    string Id,
    string? Number,
    string Kind,
    string Status,
    string Title,
    NoticeMatter Matter,
    string Unit,
    string UnitName,
    DateOnly Deadline,
    string Light,
    DateTimeOffset DraftedAt,
    DateTimeOffset? IssuedAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? RepliedAt,
    long Version);

/// <summary>A notice with all it says.</summary>
public sealed record NoticeView : NoticeSummary
{
    internal NoticeView(NoticeSummary summary)
        : base(summary)
    {
    }

    /// <summary>Its wording as it is edited, with <c>{{names}}</c>.</summary>
    public required NoticeWords Words { get; init; }

    /// <summary>Paragraphs, their names filled.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>发文机关.</summary>
    public required string Authority { get; init; }

    /// <summary>要求.</summary>
    public required string Requirement { get; init; }

    /// <summary>责任人; null when nobody is named or the name was erased.</summary>
    public required string? Person { get; init; }

    /// <summary>依据.</summary>
    public required string Basis { get; init; }

    /// <summary>抄送.</summary>
    public required IReadOnlyList<NoticeUnit> CopiedTo { get; init; }

    /// <summary>附件.</summary>
    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>Instance id of the workflow that drafted it; null when a person did.</summary>
    public required string? InstanceId { get; init; }

    /// <summary>What was done to it, oldest first.</summary>
    public required IReadOnlyList<NoticeStepView> Steps { get; init; }

    /// <summary>What the caller may do now; see <see cref="NoticeAct"/>.</summary>
    public required IReadOnlyList<string> Acts { get; init; }
}

/// <summary>A notice's wording as it is edited.</summary>
/// <param name="Template">Template code.</param>
/// <param name="TemplateHash">Hash of the template as it stood when the notice was drafted.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">Paragraphs.</param>
/// <param name="Values">What the template's own names are filled with.</param>
public sealed record NoticeWords(
    string Template, string TemplateHash, string Title, IReadOnlyList<string> Body, IReadOnlyDictionary<string, string> Values);

/// <summary>A unit.</summary>
public sealed record NoticeUnit(string Code, string Name);

/// <summary>An act on a notice.</summary>
/// <param name="What">Its code, such as <c>issued</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Name of the organisation acted for; empty for a workflow.</param>
/// <param name="Words">Reason or reply; null when there is none or it was erased.</param>
public sealed record NoticeStepView(string What, DateTimeOffset At, string By, string Organisation, string? Words);

/// <summary>What a draft would read like.</summary>
public sealed record NoticePreview(string Title, string Addressee, IReadOnlyList<string> Text, string Authority);

/// <summary>A template.</summary>
/// <param name="Code">Code.</param>
/// <param name="Kind">See <see cref="NoticeKind"/>.</param>
/// <param name="Name">For people.</param>
/// <param name="Title">Title with names.</param>
/// <param name="Body">Paragraphs with names.</param>
/// <param name="Hash">Hash of its text.</param>
/// <param name="OwnNames">Names that the drafter has to fill beside those every notice has.</param>
public sealed record NoticeTemplateView(
    string Code, string Kind, string Name, string Title, IReadOnlyList<string> Body, string Hash, IReadOnlyList<string> OwnNames);
