using Marten;
using Npgsql;

namespace Workflow.Engine.Streams;

/// <summary>Empties the read models and fills them again from the streams.</summary>
public interface IReadModelRebuilder
{
    /// <summary>Rebuilds all of them; gives how many streams were folded. Nothing else may write meanwhile.</summary>
    Task<int> RebuildAsync(CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class ReadModelRebuilder(IServiceProvider services, IEnumerable<FoldedKind> kinds) : IReadModelRebuilder
{
    public async Task<int> RebuildAsync(CancellationToken cancellation)
    {
        var folded = 0;
        foreach (var kind in kinds.DistinctBy(kind => kind.StateType))
        {
            var rebuild = (IKindRebuild)services.GetService(typeof(KindRebuild<>).MakeGenericType(kind.StateType))!;
            folded += await rebuild.RebuildAsync(kind.StreamKind, cancellation);
        }

        return folded;
    }
}

/// <summary>Rebuilds the read models of one kind of stream.</summary>
internal interface IKindRebuild
{
    Task<int> RebuildAsync(string streamKind, CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class KindRebuild<TState>(
    IDocumentStore store,
    NpgsqlDataSource database,
    ReadModels models) : IKindRebuild
    where TState : IFoldable<TState>
{
    public async Task<int> RebuildAsync(string streamKind, CancellationToken cancellation)
    {
        foreach (var row in models.RowsOf<TState>())
        {
            await store.Advanced.Clean.DeleteDocumentsByTypeAsync(row, cancellation);
        }

        var streams = await StreamsAsync(streamKind, cancellation);
        foreach (var (tenant, stream) in streams)
        {
            await using var session = store.LightweightSession(tenant);
            var loaded = await StreamFolding.LoadFromEventsAsync<TState>(session, stream, cancellation);
            models.Write(session, stream, TState.Initial, loaded.State);
            await session.SaveChangesAsync(cancellation);
        }

        return streams.Count;
    }

    private async Task<List<(string Tenant, string Stream)>> StreamsAsync(string kind, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select tenant_id, id from workflow.mt_streams where id like $1 order by tenant_id, id");
        command.Parameters.Add(new() { Value = $"{kind}:%" });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var streams = new List<(string, string)>();
        while (await row.ReadAsync(cancellation))
        {
            streams.Add((row.GetString(0), row.GetString(1)));
        }

        return streams;
    }
}
