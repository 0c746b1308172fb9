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

    /// <summary>A version and its text; a draft that is saved anew between its row and its text is read again.</summary>
    public async Task<WrittenDefinition> ReadAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        while (true)
        {
            if (await session.LoadAsync<DefinitionContent>(DefinitionContent.IdOf(version), cancellation) is { } content)
            {
                return new WrittenDefinition(version, content.Text);
            }

            var now = await session.LoadAsync<DefinitionVersion>(version.Id, cancellation);
            version = now switch
            {
                null or { IsDeleted: true } => throw DefinitionRefusedException.Missing(),
                _ when now.ContentHash == version.ContentHash => throw Gone(version),
                _ => now,
            };
        }
    }

    public static async Task<DefinitionText> TextAsync(
        IQuerySession session,
        DefinitionVersion version,
        CancellationToken cancellation)
    {
        var content = await session.LoadAsync<DefinitionContent>(DefinitionContent.IdOf(version), cancellation)
            ?? throw Gone(version);
        return DefinitionText.Read(content.Text);
    }

    public async Task<WorkflowGraph?> GraphAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        await reusable.FreshenAsync(cancellation);
        var written = await ReadAsync(version, cancellation);
        return Ready(parser.Parse(DefinitionText.Read(written.Text).Json), written.Version);
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

    private static KeyNotFoundException Gone(DefinitionVersion version) =>
        new($"The content of definition version {version.Id} is gone.");
}
