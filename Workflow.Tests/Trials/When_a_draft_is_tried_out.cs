using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Trials;

/// <summary>An analyst plays the citizen and every clerk, and nothing of it is real.</summary>
public sealed class When_a_draft_is_tried_out(TrialWorld world) : IClassFixture<TrialWorld>
{
    [Fact]
    public async Task the_whole_scenario_runs_and_leaves_no_trace_in_real_work()
    {
        await world.NewbornDraftAsync();
        var before = await world.Host.Cases.FileAsync(await world.Host.Example(700));
        var number = await world.NewbornAsync(701);

        var ended = await world.PlayToTheEndAsync(number);

        ended["subStatus"]!.GetValue<string>().ShouldBe("Finished");
        ended["definitionVersion"]!.GetValue<int>().ShouldBe(2);
        ended["case"]!["result"]!.GetValue<string>().ShouldBe("granted");
        ended["calls"]!.AsArray().Count.ShouldBeGreaterThan(3);
        ended["incidents"]!.AsArray().ShouldBeEmpty();
        number.ShouldStartWith("320100T-");
        var after = await world.Host.Cases.FileAsync(await world.Host.Example(702));
        Sequence(after).ShouldBe(Sequence(before) + 1);
        foreach (var who in (string[])["coordinator", "auditor", "citizen1"])
        {
            using var client = await world.Host.SignedIn(who);
            (await client.GetStringAsync("/api/cases?take=200")).ShouldNotContain(number);
            (await client.GetAsync($"/api/trials/{number}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task no_clerk_has_its_tasks_in_the_inbox_and_the_analyst_sees_whose_they_are()
    {
        var number = await world.NewbornAsync(703);

        var seen = await world.UntilAsync(number, trial => trial["tasks"]!.AsArray().Count > 0);

        seen["tasks"]![0]!["organisation"]!.GetValue<string>().ShouldNotBeEmpty();
        foreach (var clerk in await world.Host.Cases.ClerksAsync())
        {
            (await world.Host.Cases.TasksAsync(clerk, number)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task its_instance_stands_in_the_list_of_instances_and_says_what_it_is()
    {
        var number = await world.NewbornAsync(704);

        using var analyst = await world.Host.SignedIn("analyst");
        var page = await analyst.GetJsonAsync("/elsa/api/workflow-instances?pageSize=100");
        var row = page["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == $"wf-{number}")!;
        row["name"]!.GetValue<string>().ShouldStartWith("【试运行】");
        (await analyst.GetAsync($"/elsa/api/workflow-instances/wf-{number}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_workflow_of_no_scenario_takes_plain_input_and_its_waits_are_ended_by_hand()
    {
        await world.DraftAsync(
            "patience",
            """{"id":"days","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"30.00:00:00"}}}""",
            """{"id":"word","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}""",
            """{"id":"line","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"done"}}}""");
        var number = await world.StartAsync(new JsonObject { ["definitionId"] = "patience" });
        var waiting = await world.UntilAsync(number, trial => trial["waits"]!.AsArray().Count == 1);
        waiting["waits"]![0]!["activityId"]!.GetValue<string>().ShouldBe("days");

        await EndAsync(number, waiting, new JsonObject());
        var second = await world.UntilAsync(number, trial => trial["waits"]!.AsArray() is [{ } wait] && wait["key"]!.GetValue<string>() == "go");
        await EndAsync(number, second, new JsonObject { ["payload"] = new JsonObject { ["fine"] = true } });

        (await world.UntilAsync(number, trial => trial["status"]!.GetValue<string>() == "Finished"))["case"].ShouldBeNull();
    }

    [Fact]
    public async Task a_draft_with_errors_is_not_started_and_each_error_is_told()
    {
        await world.DraftAsync("broken", """{"id":"x","type":"Acme.Nowhere","version":1}""");

        using var analyst = await world.Host.SignedIn("analyst");
        using var answer = await analyst.PostOnceAsync("/api/trials", new JsonObject { ["definitionId"] = "broken" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Acme.Nowhere");
    }

    [Fact]
    public async Task a_real_case_is_no_trial_and_nobody_decides_its_tasks_this_way()
    {
        var real = await world.Host.Cases.FileAsync(await world.Host.Example(705));

        using var analyst = await world.Host.SignedIn("analyst");
        (await analyst.GetAsync($"/api/trials/{real}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var answer = await analyst.PostOnceAsync(
            $"/api/trials/{real}/tasks/any/complete", new JsonObject { ["outcome"] = "Approve" });
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task an_incomplete_application_names_each_field()
    {
        using var analyst = await world.Host.SignedIn("analyst");
        using var answer = await analyst.PostOnceAsync(
            "/api/trials", new JsonObject { ["definitionId"] = "newborn", ["division"] = "320106", ["content"] = new JsonObject() });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("/mother");
    }

    private Task EndAsync(string number, JsonObject trial, JsonObject body) =>
        world.MoveAsync($"/api/trials/{number}/waits/{trial["waits"]![0]!["bookmarkId"]}/end", body);

    private static int Sequence(string number) => int.Parse(number[^6..], System.Globalization.CultureInfo.InvariantCulture);
}
