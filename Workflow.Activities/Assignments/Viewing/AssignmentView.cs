using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>An assignment in lists.</summary>
public record AssignmentSummary
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>文号 of its 交办单; null until that is issued.</summary>
    public string? Number { get; init; }

    /// <summary>See <see cref="AssignmentStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>green, yellow or red.</summary>
    public required string Light { get; init; }

    /// <summary>Why the light is what it is, in words.</summary>
    public required string LightReason { get; init; }

    /// <summary>Its work plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The plan's title.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>重点工程, by its id in the plan.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The programme's title.</summary>
    public required string Programme { get; init; }

    /// <summary>任务.</summary>
    public required string Task { get; init; }

    /// <summary>举措, by its id in the plan.</summary>
    public required string MeasureId { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Text { get; init; }

    /// <summary>牵头单位.</summary>
    public required AssignmentUnit Unit { get; init; }

    /// <summary>配合单位.</summary>
    public required IReadOnlyList<AssignmentUnit> Assisting { get; init; }

    /// <summary>办结时限.</summary>
    public required DateOnly Deadline { get; init; }

    /// <summary>进度, 0 to 100; null where nobody said it.</summary>
    public int? Percent { get; init; }

    /// <summary>When it was assigned.</summary>
    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>When it was signed for.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When it was last fed back on.</summary>
    public DateTimeOffset? FedBackAt { get; init; }

    /// <summary>When it was submitted for closing.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Version of its stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A unit.</summary>
/// <param name="Code">Organisation code.</param>
/// <param name="Name">Name.</param>
public sealed record AssignmentUnit(string Code, string Name);

/// <summary>An assignment with its history.</summary>
public sealed record AssignmentView : AssignmentSummary
{
    /// <summary>An empty view.</summary>
    public AssignmentView()
    {
    }

    [SetsRequiredMembers]
    internal AssignmentView(AssignmentSummary summary)
        : base(summary)
    {
    }

    /// <summary>依据.</summary>
    [JsonPropertyOrder(1)]
    public required string Basis { get; init; } = string.Empty;

    /// <summary>The 交办单's id; null until it is issued.</summary>
    [JsonPropertyOrder(1)]
    public string? NoticeId { get; init; }

    /// <summary>节点, by day.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<MilestoneView> Milestones { get; init; } = [];

    /// <summary>目标, with what was measured.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<TargetView> Targets { get; init; } = [];

    /// <summary>佐证材料.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<EvidenceView> Evidence { get; init; } = [];

    /// <summary>Notices about it: assigned, urged, supervised …; the oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<NoticeSummary> Notices { get; init; } = [];

    /// <summary>The matter of the supervision ladder that is set to it; null when none is.</summary>
    [JsonPropertyOrder(1)]
    public string? Ladder { get; init; }

    /// <summary>What was done, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<AssignmentStepView> Steps { get; init; } = [];

    /// <summary>What the caller may do now; see <see cref="AssignmentAct"/>.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> Acts { get; init; } = [];
}

/// <summary>A milestone as it stands.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Title.</param>
/// <param name="On">The day by which it is to be reached.</param>
/// <param name="ReachedOn">The day it was reported as reached; null before.</param>
public sealed record MilestoneView(int Number, string Title, DateOnly On, DateOnly? ReachedOn);

/// <summary>A target and what was measured for it.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Target">The target.</param>
/// <param name="Words">The target in words, such as <c>接入率 &gt;= 95%</c>.</param>
/// <param name="IsMet">Whether the last value meets it; null before any value.</param>
/// <param name="Values">Values, oldest first.</param>
public sealed record TargetView(int Number, PlanTarget Target, string Words, bool? IsMet, IReadOnlyList<TargetValue> Values);

/// <summary>A measured value.</summary>
/// <param name="Value">The value.</param>
/// <param name="On">The day it was measured on.</param>
/// <param name="Unit">Who measured it.</param>
public sealed record TargetValue(decimal Value, DateOnly On, AssignmentUnit Unit);

/// <summary>A file that was handed in.</summary>
/// <param name="Id">Id in the assignment.</param>
/// <param name="Name">File name; null when it was erased.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
public sealed record EvidenceView(string Id, string? Name, string MediaType, long Size, string Sha256);

/// <summary>One act of the history.</summary>
/// <param name="What">Its code, such as <c>signed</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Name of the organisation acted for; empty for the workflow.</param>
/// <param name="Words">Reason or report; null when there is none or it was erased.</param>
/// <param name="Detail">Number, day or percentage that belongs to it.</param>
/// <param name="Evidence">Files handed in with it.</param>
public sealed record AssignmentStepView(
    string What,
    DateTimeOffset At,
    string By,
    string Organisation,
    string? Words,
    string? Detail,
    IReadOnlyList<EvidenceView> Evidence);

/// <summary>How many there are.</summary>
/// <param name="Total">In all, whatever light or status was asked for.</param>
/// <param name="Lights">By light, in the status that was asked for.</param>
/// <param name="Statuses">By status, with the light that was asked for.</param>
/// <param name="Issued">How many of them have their 交办单.</param>
public sealed record AssignmentCounts(
    int Total, IReadOnlyDictionary<string, int> Lights, IReadOnlyDictionary<string, int> Statuses, int Issued)
{
    /// <summary>How long the list is that was asked for.</summary>
    internal int Found(AssignmentFilter filter) => (filter.Light, filter.Status) switch
    {
        ({ Length: > 0 } light, _) => Lights.GetValueOrDefault(light),
        (_, { Length: > 0 } status) => Statuses.GetValueOrDefault(status),
        _ => Total,
    };
}
