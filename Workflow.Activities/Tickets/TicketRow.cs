using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets;

/// <summary>A ticket in lists and on boards. Nothing that people wrote freely about it stands in it.</summary>
internal sealed record TicketRow
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Organisation { get; init; }

    public required string Status { get; init; }

    /// <summary>What is open now.</summary>
    public required IReadOnlyList<TicketStepRow> Open { get; init; }

    /// <summary>Every unit that has to do with it: whoever opened it, and whoever was asked for something.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    public string? Result { get; init; }

    public bool IsFavourable { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The earliest deadline of what is open; far away where there is none, so that rows sort by it.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Steps that were done, and those of them that were done in time.</summary>
    public required int StepsDone { get; init; }

    public required int StepsInTime { get; init; }

    /// <summary>Whether a step of it was ever late.</summary>
    public required bool WasLate { get; init; }

    public required long Version { get; init; }

    public static DateTimeOffset Never { get; } = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TicketRow Of(TicketOpened opened, TicketState state)
    {
        var done = state.Steps.Where(step => step.Done is not null).ToList();
        return new TicketRow
        {
            Id = opened.TicketId,
            Kind = opened.Kind,
            Number = opened.Number,
            Title = opened.Title,
            Organisation = opened.Organisation,
            Status = state.Status,
            Open =
            [
                .. state.OpenSteps.Select(step => new TicketStepRow(
                    step.Opened.StepId, step.Opened.Name, step.Opened.Organisation, step.Opened.DueAt)),
            ],
            Units = [.. state.Steps.Select(step => step.Opened.Organisation).Prepend(opened.Organisation).Distinct()],
            Result = state.Closed?.Result,
            IsFavourable = state.Closed?.IsFavourable ?? false,
            OpenedAt = state.OpenedAt,
            EndedAt = state.EndedAt,
            DueAt = state.OpenSteps.Min(step => step.Opened.DueAt) ?? Never,
            StepsDone = done.Count,
            StepsInTime = done.Count(step => !step.IsLate),
            WasLate = state.Steps.Any(step => step.IsLate),
            Version = state.Version,
        };
    }
}

/// <summary>An open step.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Organisation">By whom.</param>
/// <param name="DueAt">Until when.</param>
internal sealed record TicketStepRow(string Id, string Name, string Organisation, DateTimeOffset? DueAt);

/// <summary>Writes <see cref="TicketRow"/>.</summary>
internal sealed class TicketRows : IReadModel<TicketState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(TicketRow)];

    public void Write(IDocumentOperations operations, string streamId, TicketState before, TicketState after)
    {
        if (after.Opened is { } opened)
        {
            operations.Store(TicketRow.Of(opened, after));
        }
    }
}
