using System.Net;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Weasel.Core;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Tests.Api;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host;

public sealed class When_the_host_runs(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task it_is_alive_and_ready_for_everybody_to_see()
    {
        using var client = host.Anonymous();
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = JsonNode.Parse(await client.GetStringAsync("/health/ready"))!;
        ready["status"]!.GetValue<string>().ShouldBe("healthy");
        ready["checks"]!["database"]!.GetValue<string>().ShouldBe("healthy");
    }

    [Fact]
    public async Task a_second_start_would_change_nothing_in_the_schema()
    {
        var store = host.Services.GetRequiredService<IDocumentStore>();
        var migration = await store.Storage.Database.CreateMigrationAsync();
        migration.Deltas.Where(delta => delta.Difference != SchemaPatchDifference.None)
            .Select(delta => delta.SchemaObject.Identifier.QualifiedName)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task everybody_sees_the_scenarios_with_an_example_for_each_seed()
    {
        using var client = host.Anonymous();
        var list = JsonNode.Parse(await client.GetStringAsync("/api/scenarios"))!;
        list["items"]!.AsArray().Select(item => item!["code"]!.GetValue<string>()).ShouldContain("newborn");
        var one = await host.Example(1);
        var same = await host.Example(1);
        var other = await host.Example(2);
        same.ToJsonString().ShouldBe(one.ToJsonString());
        other.ToJsonString().ShouldNotBe(one.ToJsonString());
    }

    [Fact]
    public async Task a_scenario_that_does_not_exist_is_a_problem()
    {
        using var client = host.Anonymous();
        (await client.GetAsync("/api/scenarios/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task every_organisation_has_a_clerk_who_can_sign_in()
    {
        using var client = host.Anonymous();
        var accounts = JsonNode.Parse(await client.GetStringAsync("/api/demo-accounts"))!["items"]!.AsArray();
        var organisations = accounts
            .Where(account => account!["roles"]!.AsArray().Any(role => role!.GetValue<string>() == "clerk"))
            .Select(account => account!["organisation"]!.GetValue<string>())
            .ToList();
        organisations.ShouldContain("320100-wjw");
        organisations.ShouldContain("320100-gaj");
        organisations.Count(organisation => organisation == "320100-wjw").ShouldBe(3, "tasks move among colleagues");
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetAsync("/api/tasks")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_empty_form_is_refused_with_every_field()
    {
        using var citizen = await host.SignedIn("citizen1");
        var body = new JsonObject { ["scenario"] = "newborn", ["division"] = "320106", ["form"] = new JsonObject() };
        var answer = await citizen.PostOnceAsync("/api/cases", body);
        ((int)answer.StatusCode).ShouldBe(400);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        problem.Fields().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task sessions_and_the_clock_outlive_a_restart()
    {
        using var before = await host.SignedIn("administrator");
        var session = before.DefaultRequestHeaders.Authorization;
        (await before.PostOnceAsync("/api/demo/clock", new JsonObject { ["advance"] = "P2DT3H" })).EnsureSuccessStatusCode();
        var offset = host.Clock.Offset;
        offset.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(51));

        await host.RestartAsync();

        host.Clock.Offset.ShouldBe(offset);
        using var after = host.Anonymous();
        after.DefaultRequestHeaders.Authorization = session;
        (await after.GetAsync("/api/system")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task it_tells_where_the_sandbox_is_and_which_definitions_it_has()
    {
        using var client = host.System();
        var system = JsonNode.Parse(await client.GetStringAsync("/api/system"))!;
        system["definitions"]!.AsArray().SelectMany(file => file!["problems"]!.AsArray()).ShouldBeEmpty();
        using var sandbox = new HttpClient { BaseAddress = new Uri(system["sandbox"]!.GetValue<string>()) };
        (await sandbox.GetAsync("/calls")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task conditions_on_lists_are_answered_by_their_indexes_however_many_rows_there_are()
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var connection = await database.OpenConnectionAsync();
        var lists = await LinesAsync(connection, "select tablename || ' ' || indexdef from pg_indexes where indexdef like '%USING gin%jsonb_path_ops%'");
        lists.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var (table, member) in lists.Select(list => (list.Split(' ')[0], list.Split('\'')[1])))
        {
            var condition = IndexedList.HoldsAll(member).Replace("?", "'[\"x\"]'", StringComparison.Ordinal);
            var plan = await LinesAsync(
                connection, $"set enable_seqscan = off; explain select count(*) from workflow.{table} d where {condition}");
            plan.ShouldContain(line => line.Contains($"idx_{member}"), $"{table}: {string.Join('\n', plan)}");
        }
    }

    [Fact]
    public async Task its_chains_hold()
    {
        var verifier = host.Services.GetRequiredService<IChainVerifier>();
        (await verifier.VerifyAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(NpgsqlConnection connection, string sql)
    {
        var lines = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        return lines;
    }
}
