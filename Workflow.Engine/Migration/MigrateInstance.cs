using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Migration;

/// <summary>迁移: an instance goes on in another version of its definition. Finished steps are never run again.</summary>
/// <param name="VersionId">Version to go on in.</param>
/// <param name="Mapping">
/// Activity ids of the present version to those of the other, where they differ; null in the place of the other cancels
/// what runs there. Whatever is not named maps to the activity with the same id.
/// </param>
/// <param name="Reason">Why.</param>
public sealed record MigrateInstance(
    string VersionId,
    ImmutableDictionary<string, string?>? Mapping,
    string Reason) : Intervention(Reason);

/// <summary>The instance stands in another version of its definition now.</summary>
/// <param name="VersionId">Version id.</param>
/// <param name="Version">Version number.</param>
/// <param name="Nodes">Node ids that changed, old to new.</param>
/// <param name="Variables">New values of the scopes that live executions hold, by execution.</param>
/// <param name="Bags">What composites remember from now on, by execution.</param>
public sealed record InstanceMigrated(
    string VersionId,
    int Version,
    ImmutableDictionary<string, string> Nodes,
    ImmutableDictionary<string, ImmutableDictionary<string, JsonElement>>? Variables = null,
    ImmutableDictionary<string, JsonElement>? Bags = null) : Fact;

/// <summary>How an instance would come into another version.</summary>
/// <param name="Mapped">What runs, and where it would go on.</param>
/// <param name="Problems">What keeps it from being migrated.</param>
/// <param name="Losses">What would be given up.</param>
public sealed record MigrationPlan(
    ImmutableArray<MappedExecution> Mapped,
    ImmutableArray<MigrationRemark> Problems,
    ImmutableArray<MigrationRemark> Losses)
{
    /// <summary>What would be recorded.</summary>
    internal InstanceMigrated? Fact { get; init; }

    /// <summary>Executions that would be cancelled, outermost only.</summary>
    internal ImmutableArray<string> Cancelled { get; init; } = [];
}

/// <summary>A live execution and its activity in both versions.</summary>
public sealed record MappedExecution(string ExecutionId, string FromNodeId, string ToNodeId);

/// <summary>Something to know about a migration.</summary>
/// <param name="NodeId">Node of the present version concerned, or the scope of a variable.</param>
/// <param name="Message">For the operator.</param>
public sealed record MigrationRemark(string NodeId, string Message);
