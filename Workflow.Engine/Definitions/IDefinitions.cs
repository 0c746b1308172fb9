namespace Workflow.Engine.Definitions;

/// <summary>The store of definitions.</summary>
public interface IDefinitions
{
    /// <summary>The published version, ready to run, or null.</summary>
    Task<WorkflowGraph?> FindPublishedAsync(string tenant, string definitionId, CancellationToken cancellation);

    /// <summary>One version, ready to run.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    Task<WorkflowGraph> GetVersionAsync(string tenant, string versionId, CancellationToken cancellation);
}
