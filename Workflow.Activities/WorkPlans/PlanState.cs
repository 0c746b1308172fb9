using Workflow.Engine.Streams;

namespace Workflow.Activities.WorkPlans;

/// <summary>工作要点: a year's work plan, as the fold of its stream.</summary>
internal sealed record PlanState : IFoldable<PlanState>
{
    public static string StreamKind => "plan";

    public static PlanState Initial { get; } = new();

    public PlanDrafted? Drafted { get; init; }

    public string Status { get; init; } = PlanStatus.Draft;

    public IReadOnlyList<PlanProgramme> Programmes { get; init; } = [];

    /// <summary>How many programmes, tasks and measures there ever were: ids are never used again.</summary>
    public PlanCounts Ever { get; init; } = new(0, 0, 0);

    public DateTimeOffset DraftedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public long Version { get; init; }

    public IEnumerable<PlanTask> Tasks => Programmes.SelectMany(programme => programme.Tasks);

    public IEnumerable<PlanMeasure> Measures => Tasks.SelectMany(task => task.Measures);

    public static string Stream(string planId) => $"{StreamKind}:{planId}";

    public PlanState Apply(object @event, EventFacts facts) => PlanFold.Apply(this, @event, facts.At) with
    {
        ChangedAt = facts.At,
        Version = facts.Version,
    };
}

/// <summary>Numbers of programmes, tasks and measures.</summary>
internal sealed record PlanCounts(int Programmes, int Tasks, int Measures);
