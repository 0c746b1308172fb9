using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>What a database holds after real cases: nothing personal in clear, chains that hold, rows that can be made again.</summary>
public sealed class When_the_books_are_checked(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    [Fact]
    public async Task no_name_number_phone_or_address_stands_in_clear_in_any_table()
    {
        var number = await world.FiledAsync(21);
        var closed = await world.DecidedAsync(number);
        var form = (await world.Host.Example(21))["form"]!;
        var stored = await world.EverythingStoredAsync();

        string[] personal =
        [
            .. new[] { "/mother/name", "/mother/idNumber", "/mother/phone", "/father/name", "/father/idNumber",
                "/child/name", "/homeAddress" }.Select(path => At(form, path)).OfType<string>(),
            .. closed["outcomes"]!.AsArray().Select(outcome => outcome!["value"]!.GetValue<string>()),
        ];
        personal.Length.ShouldBeGreaterThan(7);
        foreach (var value in personal)
        {
            stored.Contains(value, StringComparison.Ordinal).ShouldBeFalse($"a value of {value.Length} characters stands in clear");
        }
    }

    [Fact]
    public async Task a_row_changed_by_hand_is_named_and_the_rest_holds()
    {
        var number = await world.FiledAsync(22);
        await world.DecidedAsync(number);
        (await BreaksAsync()).ShouldBeEmpty();

        var change = "update workflow.mt_events set data = data || '{\"title\":\"x\"}' where stream_id = $1 and version = 2";
        await ExecuteAsync(change, $"case:{number}");
        var found = (await BreaksAsync()).ShouldHaveSingleItem();
        (found.Stream, found.Version).ShouldBe(($"case:{number}", 2L));
        await ExecuteAsync("update workflow.mt_events set data = data - 'title' where stream_id = $1 and version = 2", $"case:{number}");
        (await BreaksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task read_models_dropped_and_rebuilt_have_the_same_rows()
    {
        await world.DecidedAsync(await world.FiledAsync(23));
        var waiting = await world.FiledAsync(24);
        await world.UntilAsync(waiting, "review");
        await Task.Delay(500);

        var before = await RowsAsync();
        before.Length.ShouldBeGreaterThan(1000);
        await world.Host.Services.GetRequiredService<IReadModelRebuilder>().RebuildAsync(default);
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task an_instance_can_be_seen_as_it_was()
    {
        var number = await world.FiledAsync(25);
        var closed = await world.DecidedAsync(number);
        using var system = world.Host.System();
        var now = await system.GetJsonAsync($"/api/instances/{closed["instanceId"]}");
        var start = await system.GetJsonAsync($"/api/instances/{closed["instanceId"]}?at=1");
        start["state"]!["subStatus"]!.GetValue<string>().ShouldBe("Pending");
        now["state"]!["subStatus"]!.GetValue<string>().ShouldBe("Finished");
    }

    private static string? At(JsonNode form, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)form, (node, name) => node?[name])?.GetValue<string>();

    private async Task<List<ChainBreak>> BreaksAsync() =>
        await world.Host.Services.GetRequiredService<IChainVerifier>().VerifyAsync(default).ToListAsync();

    private async Task ExecuteAsync(string sql, string stream)
    {
        await using var database = NpgsqlDataSource.Create(world.Host.ConnectionString);
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(stream);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private async Task<string> RowsAsync()
    {
        string[] tables = ["instancerow", "bookmarkrow", "caserow", "itemrow", "taskrow"];
        await using var database = NpgsqlDataSource.Create(world.Host.ConnectionString);
        var all = new List<string>();
        foreach (var table in tables)
        {
            await using var command = database.CreateCommand(
                $"select coalesce(string_agg(r::text, '|' order by tenant_id, id), '') from workflow.mt_doc_{table} r");
            all.Add((string)(await command.ExecuteScalarAsync())!);
        }

        return string.Join('\n', all);
    }
}
