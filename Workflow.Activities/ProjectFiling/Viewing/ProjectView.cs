using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Workflow.Activities.ProjectFiling.Likeness;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>A project in the register.</summary>
public record ProjectSummary
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>备案编号; null before it is filed.</summary>
    public string? Number { get; init; }

    /// <summary>See <see cref="ProjectStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>申报单位: organisation code.</summary>
    public required string Unit { get; init; }

    /// <summary>Its name.</summary>
    public required string UnitName { get; init; }

    /// <summary>GB/T 2260 division of the unit.</summary>
    public required string Division { get; init; }

    /// <summary>What is under way or was last declared.</summary>
    public required ProjectContent Content { get; init; }

    /// <summary>Level whose opinion is asked; null when none is.</summary>
    public string? Level { get; init; }

    /// <summary>Name of who gives it.</summary>
    public string? OfficerName { get; init; }

    /// <summary>Last day of the opinion that is asked.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>green, yellow or red: the opinion before its last day.</summary>
    public required string Light { get; init; }

    /// <summary>How many filed projects are like it.</summary>
    public required int FindingCount { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>When it was filed; null before.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Day on which it passed its acceptance.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>Version of its stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A project with its way up.</summary>
public sealed record ProjectView : ProjectSummary
{
    /// <summary>An empty view.</summary>
    public ProjectView()
    {
    }

    [SetsRequiredMembers]
    internal ProjectView(ProjectSummary summary)
        : base(summary)
    {
    }

    /// <summary>What is filed; null when nothing is in force.</summary>
    [JsonPropertyOrder(1)]
    public ProjectContent? InForce { get; init; }

    /// <summary>Materials that the completeness check missed: see <see cref="MaterialKind"/>.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The levels, from below, with their opinions.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<LevelView> Levels { get; init; } = [];

    /// <summary>With how many filed projects it was compared; null before.</summary>
    [JsonPropertyOrder(1)]
    public int? Compared { get; init; }

    /// <summary>Filed projects that are like it, the most alike first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<FindingView> Findings { get; init; } = [];

    /// <summary>Changes that were filed, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<ChangeView> Changes { get; init; } = [];

    /// <summary>What the change under way would change.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<ContentChange> Changing { get; init; } = [];

    /// <summary>The last acceptance; null before any.</summary>
    [JsonPropertyOrder(1)]
    public AcceptanceView? Acceptance { get; init; }

    /// <summary>What was done, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<ProjectStepView> Steps { get; init; } = [];

    /// <summary>What the caller may do now; see <see cref="ProjectAct"/>.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> Acts { get; init; } = [];
}

/// <summary>A level of the way up.</summary>
/// <param name="Level">See <see cref="Levels.ProjectLevel"/>.</param>
/// <param name="OrganisationName">Who gives its opinion.</param>
/// <param name="State"><c>later</c>, <c>open</c>, <c>agreed</c> or <c>returned</c>.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="GivenAt">When the opinion was given.</param>
/// <param name="Light">green, yellow or red.</param>
/// <param name="Urged">How often it was urged.</param>
/// <param name="Words">The opinion; null when there are no words or they were erased.</param>
public sealed record LevelView(
    string Level,
    string OrganisationName,
    string State,
    DateTimeOffset? AskedAt,
    DateOnly? DueOn,
    DateTimeOffset? GivenAt,
    string Light,
    int Urged,
    string? Words);

/// <summary>A filed project that is like the one shown.</summary>
/// <param name="ProjectId">Its id.</param>
/// <param name="Number">Its 备案编号.</param>
/// <param name="UnitName">Its unit.</param>
/// <param name="Name">Its name, as it was compared.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Aspects">Each aspect, with the reason.</param>
/// <param name="Content">Its content as it is in force; null when the caller may not read that project.</param>
public sealed record FindingView(
    string ProjectId,
    string Number,
    string UnitName,
    string Name,
    int Score,
    IReadOnlyList<AspectLikeness> Aspects,
    ProjectContent? Content);

/// <summary>A change that was filed.</summary>
/// <param name="At">When.</param>
/// <param name="Fields">What it changed.</param>
public sealed record ChangeView(DateTimeOffset At, IReadOnlyList<ContentChange> Fields);

/// <summary>验收结果.</summary>
/// <param name="On">Day.</param>
/// <param name="IsPassed">通过, or 未通过.</param>
/// <param name="Words">Conclusion; null when it was erased.</param>
public sealed record AcceptanceView(DateOnly On, bool IsPassed, string? Words);

/// <summary>One act of the history.</summary>
/// <param name="What">Its code, such as <c>filed</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Name of the organisation acted for; empty for the workflow.</param>
/// <param name="Words">Reason or opinion; null when there is none or it was erased.</param>
/// <param name="Detail">Level or number that belongs to it.</param>
public sealed record ProjectStepView(
    string What, DateTimeOffset At, string By, string Organisation, string? Words, string? Detail);
