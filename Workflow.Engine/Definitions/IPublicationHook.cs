using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>
/// Told, inside the transaction, whenever the published version of a definition changes: by publishing, retracting,
/// deleting or importing a file. What it writes is committed with the change or not at all.
/// </summary>
public interface IPublicationHook
{
    /// <summary>Called before the commit, under the definition's lock.</summary>
    /// <param name="unit">The unit of work; its session belongs to <see cref="DefinitionStreams.Tenant"/>.</param>
    /// <param name="definitionId">Definition.</param>
    /// <param name="published">What new instances start with from now on; null for nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    Task PublicationChangedAsync(
        IUnitOfWork unit,
        string definitionId,
        WorkflowGraph? published,
        CancellationToken cancellation);
}
