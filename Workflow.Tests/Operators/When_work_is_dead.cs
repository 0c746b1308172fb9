using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Api;
using Workflow.Tests.Engine.Core;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Operators;

[Collection(OperatorCollection.Name)]
public sealed class When_work_is_dead(OperatorWorld world)
{
    private const string Sealed = """{"$personal":{"subject":"s1","key":"k1","cipher":"c2VjcmV0"}}""";

    [Fact]
    public async Task it_is_listed_with_its_reason_and_without_personal_values()
    {
        var (_, letter) = await DeadAsync();

        var text = (await world.GetAsync("administrator", "/api/dead-letters?take=200")).ToJsonString();

        text.ShouldNotContain("c2VjcmV0");
        var found = JsonNode.Parse(text)!["items"]!.AsArray().Single(one => one!["id"]!.GetValue<Guid>() == letter)!;
        found["kind"]!.GetValue<string>().ShouldBe("stimulus");
        found["reason"]!.GetValue<string>().ShouldBe("TestException");
        found["payload"]!["payload"]!["masked"]!.GetValue<string>().ShouldBe("***");
    }

    [Fact]
    public async Task it_is_replayed_once_and_who_and_why_is_on_record()
    {
        var (instance, letter) = await DeadAsync();

        using var first = await world.PostAsync("administrator", $"/api/dead-letters/{letter}/replay", Because("已修复"), "replay-1");
        using var again = await world.PostAsync("administrator", $"/api/dead-letters/{letter}/replay", Because("已修复"), "replay-1");
        using var late = await world.PostAsync("administrator", $"/api/dead-letters/{letter}/replay", Because("再来一次"));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        await late.ShouldBeProblem(404, "dead-letter.not-found");
        await world.UntilAsync(instance, state => state.Status == WorkflowStatus.Finished);
        (await SqlAsync<string>(
            $"select headers->>'actor' || ' ' || (data->>'reason') from workflow.mt_events where stream_id = 'dead-letter:{letter}'"))
            .ShouldBe("administrator 已修复");
        (await world.BreaksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task it_is_dropped_with_a_reason_and_the_rest_goes_on()
    {
        var (instance, letter) = await DeadAsync();
        await world.SendAsync(instance, new RaiseEvent("E", null));
        await world.UntilAsync(instance, state => state.Status == WorkflowStatus.Finished);

        using var without = await world.PostAsync("administrator", $"/api/dead-letters/{letter}/drop", new JsonObject());
        using var dropped = await world.PostAsync("administrator", $"/api/dead-letters/{letter}/drop", Because("已用别的办法办完"));

        await without.ShouldBeProblem(400, "body.invalid");
        dropped.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SqlAsync<long>($"select count(*) from workflow.wf_work where id = '{letter}'")).ShouldBe(0);
    }

    [Fact]
    public async Task all_can_be_replayed_at_once()
    {
        var dead = new[] { await DeadAsync(), await DeadAsync(keep: true) };

        using var answer = await world.PostAsync("administrator", "/api/dead-letters/replay", Because("网络已恢复"));

        (await answer.ReadJsonAsync())["ids"]!.AsArray().Select(id => id!.GetValue<Guid>())
            .ShouldBe(dead.Select(one => one.Letter), ignoreOrder: true);
        foreach (var (instance, _) in dead)
        {
            await world.UntilAsync(instance, state => state.Status == WorkflowStatus.Finished);
        }
    }

    [Fact]
    public async Task only_administrators_see_it()
    {
        using var client = await world.Host.SignedIn("analyst");
        (await client.GetAsync("/api/dead-letters")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static JsonObject Because(string reason) => new() { ["reason"] = reason };

    /// <summary>An instance that waits for an event, and a stimulus with this event that was set aside.</summary>
    private async Task<(string Instance, Guid Letter)> DeadAsync(bool keep = false)
    {
        if (!keep)
        {
            await SqlAsync<object>("delete from workflow.wf_work where dead_at is not null");
        }

        await world.DefineAsync(Flow.Definition(Flow.Sequence("s", Flow.Event("e", "E")), id: "waiter"));
        var state = await world.StartedAsync("waiter");
        var letter = Guid.NewGuid();
        await SqlAsync<object>(
            $$"""
            insert into workflow.wf_work
                (id, tenant, kind, instance_id, payload, correlation_id, created_at, due_at, attempts, last_error, dead_at)
            values ('{{letter}}', '{{OperatorWorld.Tenant}}', 'stimulus', '{{state.Id}}',
                '{"stimulus":"raise-event","name":"E","payload":{{Sealed}}}', 'corr', now(), now(), 12, 'TestException', now())
            """);
        return (state.Id, letter);
    }

    private async Task<T?> SqlAsync<T>(string sql)
    {
        await using var database = NpgsqlDataSource.Create(world.Host.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync();
    }
}
