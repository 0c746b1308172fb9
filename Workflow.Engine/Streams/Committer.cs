using System.Collections.Concurrent;
using Marten;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Workflow.Engine.Streams;

/// <summary>
/// Commits units of work, several of a tenant in one transaction where they come together. Each transaction is one
/// message to the server and one answer.
/// </summary>
internal sealed class Committer(IDocumentStore store, NpgsqlDataSource database, CommitContent content)
{
    /// <summary>Kinds of rows whose table is known to be there.</summary>
    private readonly ConcurrentDictionary<Type, bool> ready = new();
    private readonly ConcurrentDictionary<string, CommitQueue> queues = new(StringComparer.Ordinal);

    public Task CommitAsync(UnitOfWork unit, CancellationToken cancellation) => queues
        .GetOrAdd(unit.Origin.Tenant, tenant => new CommitQueue(units => CommitAsync(tenant, units)))
        .CommitAsync(unit, cancellation);

    /// <summary>Commits a unit through the session it has worked with, because that holds locks or rows of its own.</summary>
    public async Task CommitAloneAsync(UnitOfWork unit, IDocumentSession session, CancellationToken cancellation)
    {
        content.Write(session, [unit]);
        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception failure) when (CommitFailure.Translate(failure) is { } translated)
        {
            throw translated;
        }

        unit.HandOver();
    }

    private async Task CommitAsync(string tenant, IReadOnlyList<UnitOfWork> units)
    {
        // The session only turns rows into operations. They are sent by hand: without a word of begin and commit, what
        // comes before the one synchronisation point is one transaction, and a failure of the connection reaches the
        // caller instead of a second try that cannot know whether the first was committed.
        await using var session = store.LightweightSession(tenant);
        content.Write(session, units);
        foreach (var unit in units)
        {
            unit.WriteRows(session);
        }

        var operations = session.PendingChanges.Operations().ToList();
        if (operations.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch();
        var builder = new BatchBuilder(batch) { TenantId = tenant };
        foreach (var operation in operations)
        {
            if (!ready.ContainsKey(operation.DocumentType))
            {
                await session.Database.EnsureStorageExistsAsync(operation.DocumentType);
                ready[operation.DocumentType] = true;
            }

            builder.StartNewCommand();
            operation.ConfigureCommand(builder, (IStorageSession)session);
        }

        builder.Compile();
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            batch.Connection = connection;
            await batch.ExecuteNonQueryAsync();
        }
        catch (Exception failure) when (CommitFailure.Translate(failure) is { } translated)
        {
            throw translated;
        }
    }
}
