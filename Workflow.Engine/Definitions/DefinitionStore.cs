using System.Collections.Concurrent;
using Marten;
using Npgsql;

namespace Workflow.Engine.Definitions;

/// <summary>Reads definitions; a parsed version is kept, since a version never changes.</summary>
internal sealed class DefinitionStore(IDocumentStore store, IDefinitionParser parser) : IDefinitions
{
    /// <summary>Milliseconds after which another node's publication is looked for.</summary>
    private const long Fresh = 2_000;

    private readonly ConcurrentDictionary<string, WorkflowGraph> graphs = new(StringComparer.Ordinal);
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

    public async Task<WorkflowGraph> GetVersionAsync(string tenant, string versionId, CancellationToken cancellation)
    {
        if (graphs.TryGetValue(versionId, out var graph))
        {
            return graph;
        }

        await using var session = store.QuerySession();
        var document = await session.LoadAsync<DefinitionDocument>(versionId, cancellation)
            ?? throw new KeyNotFoundException($"There is no definition version {versionId}.");
        var parsed = parser.Parse(document.Json).Graph
            ?? throw new InvalidOperationException($"Definition version {versionId} cannot be run; see its problems.");
        return graphs.GetOrAdd(versionId, parsed with { VersionId = document.Id, Version = document.Version });
    }

    /// <summary>Forgets what is published, after an import or a publication.</summary>
    public void Refresh() => published.Clear();

    private async Task<Published> LookAsync(string definitionId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var version = await session.Query<DefinitionDocument>()
            .Where(row => row.DefinitionId == definitionId && row.IsPublished)
            .Select(row => row.Id)
            .FirstOrDefaultAsync(cancellation);
        return published[definitionId] = new Published(version, Environment.TickCount64 + Fresh);
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
}
