using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting;

/// <summary>报送轮次, as the fold of its stream.</summary>
internal sealed record RoundState : IFoldable<RoundState>
{
    public static string StreamKind => "report-round";

    public static RoundState Initial { get; } = new();

    public RoundOpened? Opened { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public string Status { get; init; } = RoundStatus.Open;

    /// <summary>Reminders, oldest first.</summary>
    public ImmutableArray<RoundReminder> Reminders { get; init; } = [];

    /// <summary>Units that had not reported when the due day ended.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? ConsolidatedAt { get; init; }

    public long Version { get; init; }

    public RoundState Apply(object @event, EventFacts facts) => Fold(@event, facts.At) with { Version = facts.Version };

    private RoundState Fold(object @event, DateTimeOffset at) => @event switch
    {
        RoundOpened opened => this with { Opened = opened, OpenedAt = at },
        RoundReminded reminded => this with { Reminders = Reminders.Add(new RoundReminder(at, reminded.Units)) },
        RoundEnded ended => this with { Status = RoundStatus.Ended, EndedAt = at, Missing = ended.Missing },
        RoundConsolidated => this with { Status = RoundStatus.Consolidated, ConsolidatedAt = at },
        _ => this,
    };
}

/// <summary>A reminder.</summary>
/// <param name="At">When.</param>
/// <param name="Units">Whom.</param>
internal sealed record RoundReminder(DateTimeOffset At, IReadOnlyList<string> Units);
