using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Workflow.Activities.Forms;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Viewing;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>A rectification in lists.</summary>
public record RectificationSummary
{
    /// <summary>Id: that of its 责令整改通知书.</summary>
    public required string Id { get; init; }

    /// <summary>整改编号.</summary>
    public required string Number { get; init; }

    /// <summary>文号 of its 责令整改通知书.</summary>
    public required string Order { get; init; }

    /// <summary>See <see cref="RectificationStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>green, yellow or red.</summary>
    public required string Light { get; init; }

    /// <summary>Why the light is what it is, in words.</summary>
    public required string LightReason { get; init; }

    /// <summary>事项.</summary>
    public required NoticeMatter Matter { get; init; }

    /// <summary>责任单位: organisation code.</summary>
    public required string Unit { get; init; }

    /// <summary>Its name.</summary>
    public required string UnitName { get; init; }

    /// <summary>The level it is at; an order starts at 1.</summary>
    public required int Level { get; init; }

    /// <summary>Last day for what the unit owes, in Asia/Shanghai.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>How often it failed: was returned, or passed its deadline.</summary>
    public required int Failures { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>When its plan was filed.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>When it was last reported on.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Version of its stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A rectification with its history.</summary>
public sealed record RectificationView : RectificationSummary
{
    /// <summary>An empty view.</summary>
    public RectificationView()
    {
    }

    [SetsRequiredMembers]
    internal RectificationView(RectificationSummary summary)
        : base(summary)
    {
    }

    /// <summary>What has to be put right, with what the unit said last.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<RequirementView> Requirements { get; init; } = [];

    /// <summary>整改方案; null before it was filed, or when it was erased.</summary>
    [JsonPropertyOrder(1)]
    public string? Plan { get; init; }

    /// <summary>Deadlines.</summary>
    [JsonPropertyOrder(1)]
    public required RectificationTerms Terms { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Notices about the matter that the caller may read; the oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<NoticeSummary> Notices { get; init; } = [];

    /// <summary>Instance id of the workflow that runs it; null for the unit.</summary>
    [JsonPropertyOrder(1)]
    public string? InstanceId { get; init; }

    /// <summary>What was done, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<RectificationStepView> Steps { get; init; } = [];

    /// <summary>What the caller may do now; see <see cref="RectificationAct"/>.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> Acts { get; init; } = [];
}

/// <summary>What has to be put right, and what the unit said about it.</summary>
/// <param name="Text">The requirement.</param>
/// <param name="Words">整改情况; null before it was reported on, or when it was erased.</param>
/// <param name="Evidence">佐证材料, described.</param>
public sealed record RequirementView(string Text, string? Words, string? Evidence)
{
    /// <summary>佐证材料 that were uploaded.</summary>
    public IReadOnlyList<FileReference> Files { get; init; } = [];
}

/// <summary>One act of the history.</summary>
/// <param name="What">Its code, such as <c>planned</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Name of the organisation acted for; empty for the workflow.</param>
/// <param name="Words">Reason or opinion; null when there is none or it was erased.</param>
/// <param name="Detail">Number, day or level that belongs to it.</param>
public sealed record RectificationStepView(
    string What, DateTimeOffset At, string By, string Organisation, string? Words, string? Detail);

/// <summary>How a unit did in a calendar year.</summary>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Failures">How often its rectifications failed in the year: were returned, or passed a deadline.</param>
/// <param name="Rectifications">How many of its rectifications failed at least once in the year.</param>
public sealed record UnitFailures(string Unit, string UnitName, int Failures, int Rectifications);
