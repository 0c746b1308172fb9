using System.Text.Json.Nodes;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases;

/// <summary>A case (办件) as the API and the pages show it.</summary>
public sealed record CaseView
{
    /// <summary>办件编号.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Scenario code.</summary>
    public required string Scenario { get; init; }

    /// <summary>Scenario name.</summary>
    public required string Title { get; init; }

    /// <summary>Division applied in.</summary>
    public required string Division { get; init; }

    /// <summary><c>submitted</c>, <c>supplement</c>, <c>accepted</c>, <c>review</c>, <c>special</c>, <c>closed</c>, <c>refused</c>, <c>withdrawn</c> …</summary>
    public required string Status { get; init; }

    /// <summary><c>granted</c>, <c>denied</c>, <c>withdrawn</c>, <c>terminated</c>; null while open.</summary>
    public string? Result { get; init; }

    /// <summary>Reason of a denial, refusal or termination.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Promised end of the whole (承诺办结), end of its day; null before acceptance.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary><c>green</c>, <c>yellow</c>, <c>red</c>.</summary>
    public required string Light { get; init; }

    /// <summary>The agencies' items, in the scenario's order.</summary>
    public required IReadOnlyList<CaseItemView> Items { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>What the applicant must or may do now.</summary>
    public required IReadOnlyList<ApplicantAction> Actions { get; init; }

    /// <summary>The form: in clear for the applicant and the clerks who decide, masked for all others.</summary>
    public required JsonNode Form { get; init; }

    /// <summary>Results such as the child's identity number or the birth certificate, in the same clarity as the form.</summary>
    public required IReadOnlyList<CaseOutcome> Outcomes { get; init; }

    /// <summary>Files that came with the application, with supplements and, for staff, with clerks' tasks, as they came.</summary>
    public IReadOnlyList<CaseFileView> Files { get; init; } = [];

    /// <summary>延期 of items' limits that were asked for; staff only.</summary>
    public IReadOnlyList<ExtensionView> Extensions { get; init; } = [];

    /// <summary>统一社会信用代码 of the company that applies; null where a citizen does.</summary>
    public string? Company { get; init; }

    /// <summary>Cases that correct this one, or that it corrects.</summary>
    public IReadOnlyList<RelatedCase> Related { get; init; } = [];

    /// <summary>The rating given, 1–5.</summary>
    public int? Rating { get; init; }

    /// <summary>归档; null before it.</summary>
    public ArchiveView? Archive { get; init; }

    /// <summary>The workflow instance behind it.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Version of the case stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>The record that a case has become.</summary>
/// <param name="Number">档号.</param>
/// <param name="Retention">保管期限 in words.</param>
/// <param name="KeptUntil">Last day it has to be kept; null for permanent records.</param>
/// <param name="At">When it was archived.</param>
public sealed record ArchiveView(string Number, string Retention, DateOnly? KeptUntil, DateTimeOffset At);

/// <summary>联办事项: one agency's part, a linked case of its own.</summary>
/// <param name="Code">Item code within the scenario.</param>
/// <param name="Name">Item name.</param>
/// <param name="CaseNumber">Linked case number; null before it is opened.</param>
/// <param name="Organisation">Deciding organisation's code.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Status">Status of the linked case; <c>pending</c> before it is opened.</param>
/// <param name="Result">Result, once closed.</param>
/// <param name="Reason">Reason of a denial or termination.</param>
/// <param name="PromisedDays">Promised limit in working days.</param>
/// <param name="StatutoryDays">Statutory limit in working days.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">Promised end.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Light">green, yellow, red.</param>
public sealed record CaseItemView(
    string Code,
    string Name,
    string? CaseNumber,
    string Organisation,
    string OrganisationName,
    string Status,
    string? Result,
    string? Reason,
    int PromisedDays,
    int StatutoryDays,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ClosedAt,
    string Light);

/// <summary>A line of the timeline, in the citizen's words.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Machine word, such as <c>item-closed</c>.</param>
/// <param name="Text">What happened.</param>
/// <param name="OrganisationName">Who did it; empty for the applicant and the system.</param>
/// <param name="Item">Item code, when it concerns one.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind, string Text, string OrganisationName, string? Item);

/// <summary>Something the applicant must or may do.</summary>
/// <param name="Kind"><c>supplement</c>, <c>rate</c>, <c>withdraw</c>.</param>
/// <param name="Text">What and why.</param>
/// <param name="Required">Whether the case waits for it.</param>
/// <param name="Fields">Fields to amend, each with the reason.</param>
public sealed record ApplicantAction(string Kind, string Text, bool Required, IReadOnlyList<FieldError> Fields);

/// <summary>A result of the case.</summary>
public sealed record CaseOutcome(string Name, string Label, string Value);

/// <summary>A case that has to do with another.</summary>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Relation"><c>corrected</c>: this case asks to correct it; <c>correction</c>: it asks to correct this one.</param>
public sealed record RelatedCase(string CaseNumber, string Relation);

/// <summary>A case in a list.</summary>
public sealed record CaseSummary(
    string CaseNumber,
    string Scenario,
    string Title,
    string Division,
    string Status,
    string? Result,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? DueAt,
    string Light);

/// <summary>延期 of an item's limit.</summary>
/// <param name="Item">Item code.</param>
/// <param name="Name">Item name.</param>
/// <param name="Days">Working days more.</param>
/// <param name="Reason">Why; null when it was erased.</param>
/// <param name="AskedBy">Account that asked.</param>
/// <param name="Status"><c>asked</c>, <c>granted</c> or <c>refused</c>.</param>
public sealed record ExtensionView(string Item, string Name, int Days, string? Reason, string AskedBy, string Status);
