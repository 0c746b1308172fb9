using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>Reads versions, their contents and their graphs.</summary>
internal sealed class DefinitionReader(IDocumentStore store, IDefinitionParser parser, ReusableWorkflowSource reusable)
{
    public async Task<DefinitionVersion?> FindAsync(
        string definitionId,
        VersionOptions options,
        CancellationToken cancellation) =>
        await ListAsync(options, [definitionId], cancellation) is [.., var newest] ? newest : null;

    public async Task<DefinitionVersion?> FindByIdAsync(string versionId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<DefinitionVersion>(versionId, cancellation);
    }

    public async Task<IReadOnlyList<DefinitionVersion>> ListAsync(
        VersionOptions options,
        IReadOnlyCollection<string>? definitionIds,
        CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var rows = session.Query<DefinitionVersion>().Where(row => !row.IsDeleted);
        if (definitionIds is not null)
        {
            var ids = definitionIds.ToArray();
            rows = rows.Where(row => row.DefinitionId.IsOneOf(ids));
        }

        var found = await rows.ToListAsync(cancellation);
        return
        [
            .. found.Where(options.Includes)
                .OrderBy(row => row.DefinitionId, StringComparer.Ordinal)
                .ThenBy(row => row.Version),
        ];
    }

    public async Task<DefinitionText> TextAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await TextAsync(session, version, cancellation);
    }

    public static async Task<DefinitionText> TextAsync(
        IQuerySession session,
        DefinitionVersion version,
        CancellationToken cancellation)
    {
        var content = await session.LoadAsync<DefinitionContent>(DefinitionContent.IdOf(version), cancellation)
            ?? throw new KeyNotFoundException($"The content of definition version {version.Id} is gone.");
        return DefinitionText.Read(content.Text);
    }

    public async Task<WorkflowGraph?> GraphAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        await reusable.FreshenAsync(cancellation);
        return Ready(parser.Parse((await TextAsync(version, cancellation)).Json), version);
    }

    /// <summary>A graph under the names that the library gave, whatever the text says.</summary>
    public static WorkflowGraph? Ready(ParsedDefinition parsed, DefinitionVersion version) => parsed.Graph is { } graph
        ? graph with { DefinitionId = version.DefinitionId, VersionId = version.Id, Version = version.Version }
        : null;

    public async Task<IReadOnlyList<DefinitionChange>> ChangesAsync(string definitionId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(DefinitionStreams.Tenant);
        var events = await session.Events.FetchStreamAsync(DefinitionStreams.IdOf(definitionId), token: cancellation);
        return
        [
            .. events.Select(stored => new DefinitionChange(
                stored.Version, stored.Timestamp, StoredEvent.Facts(stored).Actor, stored.Data)),
        ];
    }
}
