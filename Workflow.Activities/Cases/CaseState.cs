using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Correcting;
using Workflow.Activities.Cases.Extending;
using Workflow.Activities.Common;
using Workflow.Activities.SealedResults;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases;

/// <summary>办件: the whole of a one-thing case, as the fold of its stream.</summary>
internal sealed partial record CaseState : IFoldable<CaseState>
{
    public static string StreamKind => "case";

    public static CaseState Initial { get; } = new();

    public string Number { get; init; } = string.Empty;

    public string Scenario { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    public string Division { get; init; } = string.Empty;

    /// <summary>Pseudonym of the applicant.</summary>
    public string Applicant { get; init; } = string.Empty;

    /// <summary>统一社会信用代码 of the company that applies; null where a citizen does.</summary>
    public string? Company { get; init; }

    /// <summary>What somebody needs to be allowed to act in the company's name; null where a citizen applies.</summary>
    public string? Acting => Company is null ? null : CompanyScope.Of(Company, Scenario);

    /// <summary>Keyed hashes by which the case is found without storing what they stand for.</summary>
    public ImmutableArray<string> Lookups { get; init; } = [];

    /// <summary>Account that filed it.</summary>
    public string Filer { get; init; } = string.Empty;

    public string InstanceId { get; init; } = string.Empty;

    public int PromisedDays { get; init; }

    public string Status { get; init; } = CaseStatus.Submitted;

    /// <summary>The status to go back to from a supplement or a special procedure.</summary>
    public string FormerStatus { get; init; } = CaseStatus.Submitted;

    public string? Result { get; init; }

    public Remark? Reason { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ClockStoppedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The form with sealed leaves.</summary>
    public JsonElement Form { get; init; }

    public ImmutableArray<CaseItem> Items { get; init; } = [];

    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    public ImmutableArray<TimelineLine> Timeline { get; init; } = [];

    /// <summary>延期 of items' limits, in their order.</summary>
    public ImmutableArray<Extension> Extensions { get; init; } = [];

    /// <summary>Hash of the calendar that the deadlines were reckoned anew with; null while they stand as first reckoned.</summary>
    public string? Calendar { get; init; }

    /// <summary>The supplement waited for.</summary>
    public SupplementRequested? Supplement { get; init; }

    public int? Rating { get; init; }

    /// <summary>归档; null before it.</summary>
    public CaseArchive? Archive { get; init; }

    /// <summary>结果文书; null until somebody has asked for it.</summary>
    public ResultDocument? Document { get; init; }

    /// <summary>Cases that correct this one, or that it corrects.</summary>
    public ImmutableArray<CaseRelated> Related { get; init; } = [];

    public long Version { get; init; }

    public bool HasEnded => ClosedAt is not null;

    /// <summary>Whether the promised time runs.</summary>
    public bool ClockRuns => !HasEnded && Status is not (CaseStatus.Supplement or CaseStatus.Special);

    /// <summary>The promised end, kept or missed by a case that has ended; null while the clock stands still.</summary>
    public DateTimeOffset? RunningDueAt => ClockRuns || HasEnded ? DueAt : null;

    public IEnumerable<CaseItem> UnfinishedItems => Items.Where(item => item.Result is null);

    public CaseItem? Item(string code) => Items.FirstOrDefault(item => item.Plan.Code == code);
}

/// <summary>联办事项 within the whole.</summary>
/// <param name="Plan">As planned.</param>
/// <param name="Position">Place in the scenario's order, from 1.</param>
internal sealed record CaseItem(PlannedItem Plan, int Position)
{
    /// <summary>Linked case; null before it is opened.</summary>
    public string? Number { get; init; }

    public string? Result { get; init; }

    public Remark? Reason { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsOpen => Number is not null && Result is null;

    public string Status =>
        Result is not null ? CaseStatus.Closed : Number is null ? CaseStatus.Pending : CaseStatus.Review;
}

/// <summary>The record that a case has become.</summary>
internal sealed record CaseArchive(string Number, string Retention, DateOnly? KeptUntil, DateTimeOffset At);

/// <summary>A clerk's task that belongs to the case.</summary>
internal sealed record CaseTask(string Id, string Organisation, string? Item);

/// <summary>A line of the timeline; the remark follows the text for those who may read it.</summary>
internal sealed record TimelineLine(
    DateTimeOffset At,
    string Kind,
    string Text,
    string? Organisation = null,
    string? Item = null,
    Remark? Remark = null,
    bool StaffOnly = false);
