using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Journal;

/// <summary>Reads what instances did, step by step.</summary>
public interface IJournals
{
    /// <summary>The instance with its journal and its definition; null when there is no such instance.</summary>
    Task<InstanceStory?> ReadAsync(string tenant, string instanceId, CancellationToken cancellation);
}

/// <summary>An instance and what led to it, all at the same version.</summary>
/// <param name="State">The instance now.</param>
/// <param name="Version">Version of its stream.</param>
/// <param name="Journal">What its activities did.</param>
/// <param name="Graph">The definition it runs.</param>
public sealed record InstanceStory(InstanceState State, long Version, InstanceJournal Journal, WorkflowGraph Graph);
