using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Items;

/// <summary>A linked case in lists and boards; its outcomes are sealed.</summary>
internal sealed record ItemRow
{
    /// <summary>Number of the linked case.</summary>
    public required string Id { get; init; }

    public required string CaseNumber { get; init; }

    public required string Scenario { get; init; }

    public required string Division { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    public string? Result { get; init; }

    public required int PromisedDays { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset StatutoryDueAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required IReadOnlyList<ItemOutcome> Outcomes { get; init; }
}

/// <summary>Writes <see cref="ItemRow"/>.</summary>
internal sealed class ItemRows : IReadModel<ItemState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ItemRow)];

    public void Write(IDocumentOperations operations, string streamId, ItemState before, ItemState after)
    {
        if (after.Opened is { } opened)
        {
            operations.Store(Of(opened, after));
        }
    }

    public static ItemRow Of(ItemOpened opened, ItemState state) => new()
    {
        Id = opened.ItemNumber,
        CaseNumber = opened.CaseNumber,
        Scenario = opened.Scenario,
        Division = opened.Division,
        Code = opened.Code,
        Name = opened.Name,
        Organisation = opened.Organisation,
        Result = state.Result,
        PromisedDays = opened.PromisedDays,
        OpenedAt = state.OpenedAt,
        DueAt = state.DueAt,
        StatutoryDueAt = state.StatutoryDueAt,
        ClosedAt = state.ClosedAt,
        Outcomes = state.Outcomes,
    };
}
