using System.Collections.Concurrent;
using Npgsql;

namespace Workflow.Engine.Definitions;

/// <summary>
/// Reads definitions to run them. A frozen version is parsed once and kept; what is published, and drafts, are looked
/// up again every two seconds.
/// </summary>
internal sealed class DefinitionStore(DefinitionReader reader) : IDefinitions
{
    /// <summary>Milliseconds after which another node's change is looked for.</summary>
    private const long Fresh = 2_000;

    private readonly ConcurrentDictionary<string, Known> graphs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Published> published = new(StringComparer.Ordinal);

    public async Task<WorkflowGraph?> FindPublishedAsync(string tenant, string definitionId, CancellationToken cancellation)
    {
        if (!published.TryGetValue(definitionId, out var known))
        {
            known = await LookAsync(definitionId, cancellation);
        }
        else if (known.Until < Environment.TickCount64)
        {
            // Answered with what is known: the caller may hold a locked row, and must not wait for another connection.
            published[definitionId] = known with { Until = Environment.TickCount64 + Fresh };
            _ = LookAgainAsync(definitionId);
        }

        return known.VersionId is { } id ? await GetVersionAsync(tenant, id, cancellation) : null;
    }

    public async Task<WorkflowGraph?> FindAsync(
        string tenant,
        string definitionId,
        VersionOptions options,
        CancellationToken cancellation) => options.Kind == VersionKind.Published
        ? await FindPublishedAsync(tenant, definitionId, cancellation)
        : await reader.FindAsync(definitionId, options, cancellation) is { } version
            ? await reader.GraphAsync(version, cancellation)
            : null;

    public async Task<WorkflowGraph> GetVersionAsync(string tenant, string versionId, CancellationToken cancellation)
    {
        if (graphs.TryGetValue(versionId, out var known) && known.Until >= Environment.TickCount64)
        {
            return known.Graph;
        }

        var version = await reader.FindByIdAsync(versionId, cancellation)
            ?? throw new KeyNotFoundException($"There is no definition version {versionId}.");
        var graph = await reader.GraphAsync(version, cancellation)
            ?? throw new InvalidOperationException($"Definition version {versionId} cannot be run; see its problems.");
        graphs[versionId] = new Known(graph, version.IsFrozen ? long.MaxValue : Environment.TickCount64 + Fresh);
        return graph;
    }

    /// <summary>Forgets what is published of a definition, after it changed.</summary>
    public void Refresh(string definitionId) => published.TryRemove(definitionId, out _);

    private async Task<Published> LookAsync(string definitionId, CancellationToken cancellation)
    {
        var version = await reader.FindAsync(definitionId, VersionOptions.Published, cancellation);
        return published[definitionId] = new Published(version?.Id, Environment.TickCount64 + Fresh);
    }

    private async Task LookAgainAsync(string definitionId)
    {
        try
        {
            await LookAsync(definitionId, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The next caller looks again; until then what is known stays true enough.
        }
    }

    private sealed record Published(string? VersionId, long Until);

    private sealed record Known(WorkflowGraph Graph, long Until);
}
