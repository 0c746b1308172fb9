using Npgsql;

namespace Workflow.Engine.Bookmarks;

/// <summary>Finds who waits for something, in all tenants: for callers that do not know whose the instance is.</summary>
public interface IBookmarks
{
    /// <summary>The bookmarks of a kind with one of these keys.</summary>
    Task<IReadOnlyList<FoundBookmark>> FindAsync(
        string kind,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation);

    /// <summary>The keys of a kind that begin with one text and contain another, each once.</summary>
    Task<IReadOnlyList<string>> KeysAsync(string kind, string prefix, string part, CancellationToken cancellation);
}

/// <summary>A bookmark as it is found.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="InstanceId">Who waits.</param>
/// <param name="BookmarkId">Its bookmark.</param>
/// <param name="Key">What it waits for.</param>
/// <param name="CorrelationId">The instance's correlation.</param>
public sealed record FoundBookmark(string Tenant, string InstanceId, string BookmarkId, string Key, string? CorrelationId);

/// <inheritdoc/>
internal sealed class StoredBookmarks(NpgsqlDataSource database) : IBookmarks
{
    public async Task<IReadOnlyList<FoundBookmark>> FindAsync(
        string kind,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation)
    {
        const string Sql =
            """
            select tenant_id, data ->> 'instanceId', data ->> 'bookmarkId', data ->> 'key', data ->> 'correlationId'
            from workflow.mt_doc_bookmarkrow where data ->> 'kind' = $1 and data ->> 'key' = any($2) order by id
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = kind });
        command.Parameters.Add(new() { Value = keys.ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<FoundBookmark>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new FoundBookmark(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4)));
        }

        return found;
    }

    public async Task<IReadOnlyList<string>> KeysAsync(
        string kind,
        string prefix,
        string part,
        CancellationToken cancellation)
    {
        const string Sql =
            """
            select distinct data ->> 'key' from workflow.mt_doc_bookmarkrow
            where data ->> 'kind' = $1 and starts_with(data ->> 'key', $2) and strpos(data ->> 'key', $3) > 0
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = kind });
        command.Parameters.Add(new() { Value = prefix });
        command.Parameters.Add(new() { Value = part });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<string>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(row.GetString(0));
        }

        return found;
    }
}
