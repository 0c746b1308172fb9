using System.Collections.Immutable;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Activities.ProjectFiling.Likeness;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>备案项目, as the fold of its stream.</summary>
internal sealed record ProjectState : IFoldable<ProjectState>
{
    public static string StreamKind => "project";

    public static ProjectState Initial { get; } = new();

    public ProjectDeclared? Declared { get; init; }

    public string Status { get; init; } = ProjectStatus.Declared;

    public DateTimeOffset DeclaredAt { get; init; }

    /// <summary>Accounts that declared it; none of them gives an opinion on it.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>What is under way or was last; the content in force is <see cref="InForce"/>.</summary>
    public ProjectContent? Content { get; init; }

    /// <summary>What is filed; null before.</summary>
    public ProjectContent? InForce { get; init; }

    /// <summary>Every content that was filed, oldest first.</summary>
    public ImmutableArray<FiledContent> Versions { get; init; } = [];

    /// <summary>The workflow that takes it through the levels now.</summary>
    public string InstanceId { get; init; } = string.Empty;

    public ImmutableArray<PathLevel> Path { get; init; } = [];

    /// <summary>Materials that the last completeness check missed.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    public ImmutableArray<LikenessFinding> Findings { get; init; } = [];

    /// <summary>How many filed projects it was compared with; null before.</summary>
    public int? Compared { get; init; }

    /// <summary>Opinions of this way up, oldest first.</summary>
    public ImmutableArray<Opinion> Opinions { get; init; } = [];

    public ProjectAwaited? Awaited { get; init; }

    public string? Number { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    public ProjectAcceptanceRecorded? Acceptance { get; init; }

    /// <summary>What was done, oldest first.</summary>
    public ImmutableArray<ProjectStep> Steps { get; init; } = [];

    public long Version { get; init; }

    /// <summary>The opinion that is asked and not given.</summary>
    public Opinion? Open => ProjectStatus.IsUnderWay(Status) ? Opinions.LastOrDefault(each => each.GivenAt is null) : null;

    /// <summary>Whether every level has agreed; the number is being given.</summary>
    public bool IsApproved => ProjectStatus.IsUnderWay(Status) && !Path.IsEmpty
        && Path.All(level => Opinions.Any(each => each.Level == level.Level && each.IsAgreed == true));

    public ProjectState Apply(object @event, EventFacts facts) => Fold(@event, facts) with
    {
        Version = facts.Version,
        Steps = ProjectStep.Of(@event, facts) is { } step ? Steps.Add(step) : Steps,
    };

    private ProjectState Fold(object @event, EventFacts facts) => @event switch
    {
        ProjectDeclared declared => Begun(ProjectStatus.Declared, declared.Content, declared.InstanceId, facts) with
        {
            Declared = declared,
            DeclaredAt = facts.At,
        },
        ProjectRedeclared again => Begun(ProjectStatus.Declared, again.Content, again.InstanceId, facts),
        ProjectChangeDeclared change => Begun(ProjectStatus.Changing, change.Content, change.InstanceId, facts),
        ProjectPathSet path => this with { Path = [.. path.Levels] },
        ProjectFoundIncomplete found => Returned() with { Missing = [.. found.Missing] },
        ProjectCompared compared => this with { Findings = [.. compared.Findings], Compared = compared.Compared },
        OpinionAsked asked => this with
        {
            Opinions = Opinions.Add(new Opinion(asked.Level, asked.Organisation, facts.At, asked.DueOn, asked.WorkingDays)),
        },
        OpinionUrged urged => OnOpinion(urged.Level, each => each with { Urged = each.Urged + 1 }),
        OpinionGiven given => Given(given, facts),
        ProjectAwaited awaited => this with { Awaited = awaited },
        ProjectFiled filed => this with
        {
            Status = ProjectStatus.Filed,
            Number = filed.Number,
            FiledAt = FiledAt ?? facts.At,
            InForce = Content,
            Versions = Versions.Add(new FiledContent(facts.At, Content!)),
        },
        ProjectAcceptanceRecorded accepted => this with
        {
            Acceptance = accepted,
            Status = accepted.IsPassed ? ProjectStatus.Accepted : Status,
        },
        ProjectChangeDropped => this with { Status = ProjectStatus.Filed, Content = InForce, Awaited = null },
        ProjectWithdrawn => this with { Status = ProjectStatus.Withdrawn, Awaited = null },
        _ => this,
    };

    private ProjectState Begun(string status, ProjectContent content, string instance, EventFacts facts) => this with
    {
        Status = status,
        Content = content,
        InstanceId = instance,
        Path = [],
        Missing = [],
        Findings = [],
        Compared = null,
        Opinions = [],
        Awaited = null,
        Authors = Authors.Contains(facts.Actor.Id) ? Authors : Authors.Add(facts.Actor.Id),
    };

    private ProjectState Returned() => this with
    {
        Status = InForce is null ? ProjectStatus.Returned : ProjectStatus.ChangeReturned,
        Awaited = null,
    };

    private ProjectState Given(OpinionGiven given, EventFacts facts)
    {
        var after = OnOpinion(
            given.Level,
            each => each with { GivenAt = facts.At, By = facts.Actor.Id, IsAgreed = given.IsAgreed, Words = given.Words });
        return given.IsAgreed ? after with { Awaited = null } : after.Returned();
    }

    private ProjectState OnOpinion(string level, Func<Opinion, Opinion> change) => this with
    {
        Opinions = [.. Opinions.Select(each => each.Level == level && each.GivenAt is null ? change(each) : each)],
    };
}

/// <summary>意见 of a level.</summary>
/// <param name="Level">See <see cref="ProjectLevel"/>.</param>
/// <param name="Organisation">Who gives it.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="WorkingDays">How long that is.</param>
/// <param name="Urged">How often it was urged.</param>
/// <param name="GivenAt">When it was given; null before.</param>
/// <param name="By">Account.</param>
/// <param name="IsAgreed">同意, or 退回; null before.</param>
/// <param name="Words">Opinion or reason, sealed.</param>
internal sealed record Opinion(
    string Level,
    string Organisation,
    DateTimeOffset AskedAt,
    DateOnly DueOn,
    int WorkingDays,
    int Urged = 0,
    DateTimeOffset? GivenAt = null,
    string? By = null,
    bool? IsAgreed = null,
    Remark? Words = null);

/// <summary>A content that was filed.</summary>
internal sealed record FiledContent(DateTimeOffset At, ProjectContent Content);
