using System.Collections.Immutable;
using Workflow.Activities.Tickets.Figures;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets;

/// <summary>工单, as the fold of its stream.</summary>
internal sealed record TicketState : IFoldable<TicketState>
{
    public static string StreamKind => "ticket";

    public static TicketState Initial { get; } = new();

    public TicketOpened? Opened { get; init; }

    public string Status { get; init; } = TicketStatus.Open;

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Account of the person who opened it.</summary>
    public string OpenedBy { get; init; } = string.Empty;

    public DateTimeOffset? EndedAt { get; init; }

    public TicketClosed? Closed { get; init; }

    public TicketWithdrawn? Withdrawn { get; init; }

    /// <summary>环节, in the order they were opened.</summary>
    public ImmutableArray<TicketStepState> Steps { get; init; } = [];

    /// <summary>Figures that its workflow recorded, oldest first.</summary>
    public ImmutableArray<TicketFigureRecorded> Figures { get; init; } = [];

    public long Version { get; init; }

    public bool IsOpen => Status == TicketStatus.Open;

    public IEnumerable<TicketStepState> OpenSteps => Steps.Where(step => step.IsOpen);

    public TicketStepState? Step(string stepId) => Steps.FirstOrDefault(step => step.Opened.StepId == stepId);

    public TicketState Apply(object @event, EventFacts facts) => Fold(@event, facts) with { Version = facts.Version };

    private TicketState Fold(object @event, EventFacts facts) => @event switch
    {
        TicketOpened opened => this with { Opened = opened, OpenedAt = facts.At, OpenedBy = facts.Actor.Id },
        TicketStepOpened opened => this with { Steps = Steps.Add(new TicketStepState(opened, facts.At)) },
        TicketStepDone done => Change(done.StepId, step => step with
        {
            Done = done, EndedAt = facts.At, By = facts.Actor.Id, IsLate = step.IsLate || facts.At > step.Opened.DueAt,
        }),
        TicketStepReminded reminded => Change(reminded.StepId, step => step with { RemindedAt = facts.At }),
        TicketStepOverdue overdue => Change(overdue.StepId, step => step with { IsLate = true, OverdueAt = facts.At, MatterId = overdue.MatterId }),
        TicketStepCancelled cancelled => Change(cancelled.StepId, step => step with { EndedAt = facts.At }),
        TicketFigureRecorded recorded => this with { Figures = Figures.Add(recorded) },
        TicketClosed closed => this with { Status = TicketStatus.Closed, Closed = closed, EndedAt = facts.At },
        TicketWithdrawn withdrawn => this with { Status = TicketStatus.Withdrawn, Withdrawn = withdrawn, EndedAt = facts.At },
        _ => this,
    };

    private TicketState Change(string stepId, Func<TicketStepState, TicketStepState> change) =>
        this with { Steps = [.. Steps.Select(step => step.Opened.StepId == stepId ? change(step) : step)] };
}

/// <summary>环节 as it stands.</summary>
/// <param name="Opened">What was asked.</param>
/// <param name="At">Since when.</param>
internal sealed record TicketStepState(TicketStepOpened Opened, DateTimeOffset At)
{
    public TicketStepDone? Done { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Account of whoever did it.</summary>
    public string? By { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>Whether its deadline passed before it was done.</summary>
    public bool IsLate { get; init; }

    /// <summary>The matter of the ladder that supervises it.</summary>
    public string? MatterId { get; init; }

    public bool IsOpen => EndedAt is null;

    /// <summary>The label of the choice.</summary>
    public string? OutcomeLabel => Done is null ? null
        : Opened.Outcomes.FirstOrDefault(outcome => outcome.Name == Done.Outcome)?.Label ?? Done.Outcome;
}

/// <summary>How a ticket stands.</summary>
public static class TicketStatus
{
    /// <summary>办理中.</summary>
    public const string Open = "open";

    /// <summary>已办结.</summary>
    public const string Closed = "closed";

    /// <summary>已撤回.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Every one.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Closed, Withdrawn];
}
