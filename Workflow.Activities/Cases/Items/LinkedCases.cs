using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Items;

/// <summary>Keeps the linked cases in step with the whole, in the same transaction.</summary>
internal static class LinkedCases
{
    /// <summary>Closes the linked case of every item that the events close.</summary>
    /// <param name="unit">Unit of work.</param>
    /// <param name="before">The whole before the events.</param>
    /// <param name="events">Events of the whole.</param>
    /// <param name="outcomes">Outcomes of the item that was decided; the others have none.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task CloseAsync(
        IUnitOfWork unit,
        CaseState before,
        IEnumerable<object> events,
        Func<string, IReadOnlyList<ItemOutcome>> outcomes,
        CancellationToken cancellation)
    {
        foreach (var closed in events.OfType<CaseItemClosed>())
        {
            if (before.Item(closed.Item) is { IsOpen: true, Number: { } number })
            {
                var linked = await unit.LoadAsync<ItemState>(ItemState.Stream(number), cancellation);
                unit.Append(linked, [new ItemClosed(closed.Result, closed.Reason, outcomes(closed.Item))]);
            }
        }
    }

    /// <summary>Closes them without outcomes.</summary>
    public static Task CloseAsync(
        IUnitOfWork unit, CaseState before, IEnumerable<object> events, CancellationToken cancellation) =>
        CloseAsync(unit, before, events, _ => [], cancellation);
}
