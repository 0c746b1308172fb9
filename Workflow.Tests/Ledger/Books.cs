using System.Text.Json;
using Npgsql;

namespace Workflow.Tests.Ledger;

/// <summary>Everything the proof looks at, as the database holds it after the last word.</summary>
internal sealed class Books
{
    public Dictionary<string, InstanceBook> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each type of event stands in each stream that is no instance.</summary>
    public Dictionary<(string Stream, string Type), int> Others { get; } = [];

    private readonly Dictionary<string, List<WorkLeft>> work = new(StringComparer.Ordinal);

    public IEnumerable<WorkLeft> Work => work.Values.SelectMany(rows => rows);

    /// <summary>Rows of bookmarks: instance and bookmark.</summary>
    public HashSet<(string Instance, string Bookmark)> BookmarkRows { get; } = [];

    /// <summary>Rows of instances: sub-status by instance.</summary>
    public Dictionary<string, string> InstanceRows { get; } = new(StringComparer.Ordinal);

    /// <summary>What took effect outside.</summary>
    public HashSet<(string Service, string Key)> Applied { get; } = [];

    /// <summary>When they were read, by the server's clock.</summary>
    public DateTime ReadAt { get; private set; }

    /// <summary>Requests the outside received, repeated ones included.</summary>
    public long Requests { get; private set; }

    public static async Task<Books> ReadAsync(string connection)
    {
        var books = new Books();
        await using var database = NpgsqlDataSource.Create(connection);
        await books.EventsAsync(database);
        await EachAsync(
            database,
            """
            select kind, coalesce(instance_id, ''), coalesce(name, ''), coalesce(key, ''), payload::text,
                   due_at, dead_at is not null, coalesce(last_error, '')
            from workflow.wf_work
            """,
            row => books.Add(new WorkLeft(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
                JsonDocument.Parse(row.GetString(4)).RootElement.Clone(), row.GetDateTime(5), row.GetBoolean(6), row.GetString(7))));
        await EachAsync(
            database,
            "select data ->> 'instanceId', data ->> 'bookmarkId' from workflow.mt_doc_bookmarkrow",
            row => books.BookmarkRows.Add((row.GetString(0), row.GetString(1))));
        await EachAsync(
            database,
            "select id, data ->> 'subStatus' from workflow.mt_doc_instancerow",
            row => books.InstanceRows.Add(row.GetString(0), row.GetString(1)));
        await EachAsync(
            database,
            "select service, key from sandbox.effects",
            row => books.Applied.Add((row.GetString(0), row.GetString(1))));
        await EachAsync(
            database,
            "select coalesce(sum(requests), 0) from sandbox.calls",
            row => books.Requests = row.GetInt64(0));
        await EachAsync(database, "select now()", row => books.ReadAt = row.GetDateTime(0));
        return books;
    }

    /// <summary>Work that is meant for an instance.</summary>
    public IReadOnlyList<WorkLeft> WorkOf(string instance) => work.TryGetValue(instance, out var rows) ? rows : [];

    public int Count(string stream, string type) => Others.GetValueOrDefault((stream, type));

    private void Add(WorkLeft row)
    {
        if (!work.TryGetValue(row.Instance, out var rows))
        {
            work[row.Instance] = rows = [];
        }

        rows.Add(row);
    }

    private Task EventsAsync(NpgsqlDataSource database) => EachAsync(
        database,
        "select tenant_id, stream_id, type, data::text from workflow.mt_events order by tenant_id, stream_id, version",
        row =>
        {
            var (stream, type) = (row.GetString(1), row.GetString(2));
            if (!stream.StartsWith("workflow:", StringComparison.Ordinal))
            {
                Others[(stream, type)] = Others.GetValueOrDefault((stream, type)) + 1;
                return;
            }

            var id = stream["workflow:".Length..];
            if (!Instances.TryGetValue(id, out var instance))
            {
                Instances[id] = instance = new InstanceBook(row.GetString(0), id);
            }

            using var body = JsonDocument.Parse(row.GetString(3));
            instance.Read(type, body.RootElement.Clone());
        });

    private static async Task EachAsync(NpgsqlDataSource database, string sql, Action<NpgsqlDataReader> read)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            read(row);
        }
    }
}

/// <summary>A row of the work table.</summary>
internal sealed record WorkLeft(
    string Kind, string Instance, string Name, string Key, JsonElement Payload, DateTime DueAt, bool IsDead, string Error)
{
    /// <summary>The bookmark that it will resume by itself.</summary>
    public string? Bookmark => Payload.ValueKind == JsonValueKind.Object && Payload.TryGetProperty("bookmarkId", out var id)
        ? id.GetString()
        : null;

    /// <summary>What moves its instance.</summary>
    public string? Stimulus => Payload.ValueKind == JsonValueKind.Object && Payload.TryGetProperty("stimulus", out var kind)
        ? kind.GetString()
        : null;
}
