using Npgsql;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>
/// Takes over the definitions of releases that kept them as documents without a history, under the version ids that
/// their instances know.
/// </summary>
internal sealed class DefinitionAdoption(
    NpgsqlDataSource database,
    IUnitOfWorkFactory units,
    IDefinitionParser parser,
    IEnumerable<IPublicationHook> hooks)
{
    private static readonly Origin Upgrade = new(
        new Actor("upgrade", "system", string.Empty, DefinitionStreams.Tenant), "definition-adoption");

    /// <summary>Takes over what has no stream yet.</summary>
    public async Task AdoptAsync(CancellationToken cancellation)
    {
        foreach (var definition in (await FindAsync(cancellation)).GroupBy(row => row.DefinitionId, StringComparer.Ordinal))
        {
            await AdoptAsync(definition.Key, [.. definition.OrderBy(row => row.Version)], cancellation);
        }
    }

    private async Task AdoptAsync(string definitionId, IReadOnlyList<OldVersion> versions, CancellationToken cancellation)
    {
        await using var change = await DefinitionTransaction.BeginAsync(units, Upgrade, definitionId, cancellation);
        if (!change.State.Versions.IsEmpty)
        {
            return;
        }

        foreach (var old in versions)
        {
            var text = DefinitionText.Read(old.Text);
            change.Append(
            [
                new DefinitionDraftSaved(
                    definitionId, old.Id, old.Version, text.Hash, text.Header, Source: old.Source),
                new DefinitionPublished(old.Version),
                new DefinitionFileSynchronised(old.Source, old.FileHash, old.Version),
            ]);
            var content = DefinitionContent.IdOf(definitionId, text.Hash);
            change.Keep(new DefinitionContent { Id = content, Text = old.Text }, null);
        }

        await change.CommitAsync(
            hooks,
            definitionId,
            async version => DefinitionReader.Ready(parser.Parse((await change.TextAsync(version, cancellation)).Json), version),
            cancellation);
    }

    private async Task<IReadOnlyList<OldVersion>> FindAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var exists = new NpgsqlCommand(
            "select to_regclass('workflow.mt_doc_definitiondocument') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(
            """
            select id, data->>'definitionId', (data->>'version')::int, data->>'json', data->>'contentHash', data->>'source'
            from workflow.mt_doc_definitiondocument
            """,
            connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<OldVersion>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new OldVersion(
                row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5)));
        }

        return found;
    }

    private sealed record OldVersion(string Id, string DefinitionId, int Version, string Text, string FileHash, string Source);
}
