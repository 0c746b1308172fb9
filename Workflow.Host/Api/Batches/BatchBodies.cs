using Workflow.Engine.Batches;
using Workflow.Host.Api.Repairs;

namespace Workflow.Host.Api.Batches;

/// <summary>批量处置.</summary>
/// <param name="Tenant">Whose instances; the province may name a city, absent stands for the caller's own.</param>
/// <param name="Query">Which instances; at least one condition.</param>
/// <param name="Reason">Why; stays in the history, so no personal values.</param>
/// <param name="Steps">What, in order, for each of them.</param>
public sealed record RepairBatchBody(
    string? Tenant,
    InstanceQuery Query,
    string Reason,
    IReadOnlyList<RepairStepBody> Steps);

/// <summary>批量迁移.</summary>
/// <param name="Tenant">Whose instances; the province may name a city, absent stands for the caller's own.</param>
/// <param name="Query">Which instances; the definition must be named.</param>
/// <param name="Version">Number of the version to go on in.</param>
/// <param name="Reason">Why; stays in the history, so no personal values.</param>
/// <param name="Mapping">Activity ids, present to new, where they differ; null cancels what runs there.</param>
public sealed record MigrationBatchBody(
    string? Tenant,
    InstanceQuery Query,
    int Version,
    string Reason,
    IReadOnlyDictionary<string, string?>? Mapping);
