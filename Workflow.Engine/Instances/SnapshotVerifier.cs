using System.Runtime.CompilerServices;
using System.Text.Json;
using Marten;
using Npgsql;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>Proves that each snapshot is the fold of the events before it: decisions start from snapshots.</summary>
internal sealed class SnapshotVerifier(IDocumentStore store, NpgsqlDataSource database)
{
    public async IAsyncEnumerable<ChainBreak> VerifyAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (tenant, stream) in await SnapshotsAsync(cancellation))
        {
            await using var session = store.QuerySession(tenant);
            if (await session.LoadAsync<InstanceSnapshot>(stream, cancellation) is { } snapshot
                && !await HoldsAsync(session, snapshot, cancellation))
            {
                yield return new ChainBreak(tenant, stream, snapshot.Version, "The snapshot is not the fold of the events.");
            }
        }
    }

    private static async Task<bool> HoldsAsync(
        IQuerySession session,
        InstanceSnapshot snapshot,
        CancellationToken cancellation)
    {
        var point = new PointInHistory(snapshot.Version, null);
        var folded = await StreamFolding.LoadAtAsync<InstanceState>(session, snapshot.Id, point, cancellation);
        return folded.Version == snapshot.Version
            && folded.Hash == snapshot.Hash
            && Canonical(JsonSerializer.SerializeToElement(folded.State, EngineJson.Options))
                .SequenceEqual(Canonical(snapshot.State));
    }

    private static ReadOnlySpan<byte> Canonical(JsonElement state) => CanonicalJson.Write(state).Span;

    private async Task<List<(string Tenant, string Stream)>> SnapshotsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select tenant_id, id from workflow.mt_doc_instancesnapshot order by tenant_id, id");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(string, string)>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add((row.GetString(0), row.GetString(1)));
        }

        return found;
    }
}
