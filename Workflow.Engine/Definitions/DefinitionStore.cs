using System.Collections.Concurrent;
using Marten;

namespace Workflow.Engine.Definitions;

/// <summary>Reads definitions; a parsed version is kept, since a version never changes.</summary>
internal sealed class DefinitionStore(IDocumentStore store, IDefinitionParser parser) : IDefinitions
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, WorkflowGraph> graphs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string? VersionId, long Until)> published = new(StringComparer.Ordinal);

    public async Task<WorkflowGraph?> FindPublishedAsync(string tenant, string definitionId, CancellationToken cancellation)
    {
        if (!published.TryGetValue(definitionId, out var known) || known.Until < Environment.TickCount64)
        {
            await using var session = store.QuerySession();
            var version = await session.Query<DefinitionDocument>()
                .Where(row => row.DefinitionId == definitionId && row.IsPublished)
                .Select(row => row.Id)
                .FirstOrDefaultAsync(cancellation);
            known = (version, Environment.TickCount64 + (long)Fresh.TotalMilliseconds);
            published[definitionId] = known;
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
}
