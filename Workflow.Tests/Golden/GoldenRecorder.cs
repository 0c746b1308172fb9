using System.Text.Json;
using Npgsql;

namespace Workflow.Tests.Golden;

/// <summary>
/// Records new golden streams from the databases of other tests: <c>./test --record-golden [part of a test's name …]</c>
/// keeps each stream that shows a name no kept stream shows, and changes no kept file.
/// </summary>
internal static class GoldenRecorder
{
    /// <summary><c>names</c> keeps what shows a new name; <c>broad</c> also what shows a new kind of burst.</summary>
    public const string Variable = "WORKFLOW_GOLDEN_RECORD";

    private const string Burst = "burst-";
    private const int LongestStream = 60;
    private const int LargestForBreadth = 40_000;
    private static readonly SemaphoreSlim Gate = new(1);

    public static async Task OfferAsync(string connection)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } mode)
        {
            return;
        }

        await Gate.WaitAsync();
        try
        {
            var seen = GoldenStream.Names.SelectMany(name => Shown(GoldenStream.Read(name).Events, mode))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (tenant, stream, events) in await StreamsAsync(connection))
            {
                var shown = Shown(events, mode).Where(one => !seen.Contains(one))
                    .OrderBy(one => one.StartsWith(Burst, StringComparison.Ordinal)).ThenBy(one => one, StringComparer.Ordinal)
                    .ToList();
                if (shown.FirstOrDefault(one => Size(events) < LargestForBreadth || GoldenNames.Required.Contains(one)) is { } isNew)
                {
                    seen.UnionWith(shown);
                    new GoldenStream(tenant, stream, events, GoldenFold.Fold(tenant, stream, events)).Keep(
                        FileName(isNew.StartsWith(Burst, StringComparison.Ordinal) ? stream.Split(':')[0] : isNew));
                }
            }
        }
        finally
        {
            Gate.Release();
        }
    }

    private static IEnumerable<string> Shown(IReadOnlyList<GoldenEvent> events, string mode) => events
        .SelectMany(GoldenNames.In)
        .Where(GoldenNames.Required.Contains)
        .Concat(mode == "broad" ? events.Select(Shape) : []);

    private static int Size(IReadOnlyList<GoldenEvent> events) => events.Sum(stored => stored.Data.GetRawText().Length);

    private static string Shape(GoldenEvent stored) =>
        $"{Burst}{string.Join('+', GoldenNames.In(stored).Distinct().Order(StringComparer.Ordinal))}";

    private static string FileName(string shown)
    {
        var plain = string.Concat(shown.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
        for (var n = 1; ; n++)
        {
            var name = $"{plain}-{n}";
            if (!GoldenStream.Names.Contains(name))
            {
                return name;
            }
        }
    }

    private static async Task<IReadOnlyList<(string Tenant, string Stream, IReadOnlyList<GoldenEvent> Events)>> StreamsAsync(
        string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var engine = database.CreateCommand("select to_regclass('workflow.mt_events') is not null");
        if (await engine.ExecuteScalarAsync() is not true)
        {
            return [];
        }

        await using var command = database.CreateCommand(
            """
            select tenant_id, stream_id, version, id, type, timestamp, correlation_id, causation_id, headers::text, data::text
            from workflow.mt_events where type <> 'tombstone' order by tenant_id, stream_id, version
            """);
        await using var row = await command.ExecuteReaderAsync();
        var streams = new Dictionary<(string, string), List<GoldenEvent>>();
        while (await row.ReadAsync())
        {
            var key = (row.GetString(0), row.GetString(1));
            if (!streams.TryGetValue(key, out var events))
            {
                streams[key] = events = [];
            }

            events.Add(new GoldenEvent(
                row.GetInt64(2),
                row.GetGuid(3),
                row.GetString(4),
                row.GetFieldValue<DateTimeOffset>(5),
                row.IsDBNull(6) ? null : row.GetString(6),
                row.IsDBNull(7) ? null : row.GetString(7),
                JsonElement.Parse(row.GetString(8)),
                JsonElement.Parse(row.GetString(9))));
        }

        return
        [
            .. streams
                .Where(one => one.Value.Count <= LongestStream && GoldenNames.States.ContainsKey(one.Key.Item2.Split(':')[0]))
                .Select(one => (one.Key.Item1, one.Key.Item2, (IReadOnlyList<GoldenEvent>)one.Value))
                .OrderBy(one => Size(one.Item3)),
        ];
    }
}
