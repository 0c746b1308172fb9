using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Items;

/// <summary>Is told when an item was granted and what came of it, in the transaction that decides.</summary>
internal interface IOutcomeWatch
{
    /// <summary>An item was granted.</summary>
    Task GrantedAsync(
        IUnitOfWork unit, CaseState whole, CaseItem item, IReadOnlyList<ItemOutcome> outcomes, CancellationToken cancellation);
}
