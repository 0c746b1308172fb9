namespace Workflow.Engine.Definitions;

/// <summary>The store of definitions.</summary>
public interface IDefinitions
{
    /// <summary>The published version, ready to run, or null.</summary>
    Task<WorkflowGraph?> FindPublishedAsync(string tenant, string definitionId, CancellationToken cancellation);

    /// <summary>
    /// The newest of the versions meant, ready to run, or null. A draft found so may still change: to start it, use
    /// <see cref="IDefinitionLibrary.PinAsync"/>.
    /// </summary>
    Task<WorkflowGraph?> FindAsync(
        string tenant,
        string definitionId,
        VersionOptions options,
        CancellationToken cancellation);

    /// <summary>One version, deleted or not, ready to run.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    Task<WorkflowGraph> GetVersionAsync(string tenant, string versionId, CancellationToken cancellation);
}
