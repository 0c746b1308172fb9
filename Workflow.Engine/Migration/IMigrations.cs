using System.Collections.Immutable;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Migration;

/// <summary>Tells how an instance would come into another version; it is done by applying a <see cref="MigrateInstance"/>.</summary>
public interface IMigrations
{
    /// <summary>The plan for the instance as it is stored now.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    Task<MigrationPlan> PlanAsync(
        string tenant,
        string instanceId,
        WorkflowGraph version,
        ImmutableDictionary<string, string?>? mapping,
        CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class Migrations(InstanceReader instances, IDefinitions definitions) : IMigrations
{
    public async Task<MigrationPlan> PlanAsync(
        string tenant,
        string instanceId,
        WorkflowGraph version,
        ImmutableDictionary<string, string?>? mapping,
        CancellationToken cancellation)
    {
        var loaded = await instances.LoadAsync(tenant, instanceId, cancellation);
        if (!loaded.Exists)
        {
            throw new KeyNotFoundException($"There is no instance {instanceId}.");
        }

        var from = await definitions.GetVersionAsync(tenant, loaded.State.DefinitionVersionId, cancellation);
        return new MigrationPlanner(from, version, loaded.State, mapping).Plan();
    }
}
