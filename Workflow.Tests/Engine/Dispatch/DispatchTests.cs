using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Engine.Time;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Dispatch;

[Collection(PostgresCollection.Name)]
public sealed class DispatchTests(PostgresFixture postgres)
{
    private const string WaitForEvent =
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"e","type":"Elsa.Event","version":1,
           "eventName":{"typeName":"String","expression":{"type":"Literal","value":"Go"}}},
          {"id":"w","type":"Elsa.WriteLine","version":1,
           "text":{"typeName":"String","expression":{"type":"Literal","value":"went"}}}]}
        """;

    private const string WaitADay =
        """{"id":"d","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"1.00:00:00"}}}""";

    private const string Ask =
        """
        {"id":"c","type":"Test.CallOut","version":1,
         "question":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('q')"}},
         "answer":{"typeName":"Object","memoryReference":{"id":"v"}}}
        """;

    private const string AskInACircle =
        """
        {"id":"f","type":"Elsa.For","version":1,
         "start":{"typeName":"Int32","expression":{"type":"Literal","value":1}},
         "end":{"typeName":"Int32","expression":{"type":"Literal","value":40}},
         "body":{"id":"e","type":"Elsa.Event","version":1,
           "eventName":{"typeName":"String","expression":{"type":"Literal","value":"Turn"}}}}
        """;

    private const string AskWithPauses =
        """
        {"id":"f","type":"Elsa.For","version":1,
         "start":{"typeName":"Int32","expression":{"type":"Literal","value":1}},
         "end":{"typeName":"Int32","expression":{"type":"Literal","value":3}},
         "body":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[
           {"id":"e","type":"Elsa.Event","version":1,
            "eventName":{"typeName":"String","expression":{"type":"Literal","value":"Turn"}}},
           {"id":"d","type":"Elsa.Delay","version":1,
            "timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"00:00:00.3"}}}]}}
        """;

    private const string CallAChild =
        """
        {"id":"x","type":"Elsa.ExecuteWorkflow","version":1,
         "workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"child"}},
         "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true}}}
        """;

    [Fact]
    public async Task an_instance_waits_for_its_event_and_goes_on()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("go", WaitForEvent));
        var id = await engine.RunAsync("go");
        await engine.UntilWaitingAsync(id);
        await engine.PublishAsync("Go");
        (await engine.UntilFinishedAsync(id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBe(0);
    }

    [Fact]
    public async Task an_event_that_comes_before_anybody_waits_is_kept_for_its_correlation()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("go", WaitForEvent));
        await engine.PublishAsync("Go", correlation: "case-7");
        var id = await engine.RunAsync("go", correlation: "case-7");
        await engine.UntilFinishedAsync(id);
    }

    [Fact]
    public async Task an_event_whose_bookmark_another_has_used_meanwhile_waits_for_the_next()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("turns", AskWithPauses));
        var id = await engine.RunAsync("turns");
        await engine.UntilWaitingAsync(id);

        // All three find the first bookmark open when they are sent; the second and third arrive during a pause.
        await Task.WhenAll(Enumerable.Range(1, 3).Select(n => engine.PublishAsync("Turn", n, instance: id)));

        (await engine.UntilFinishedAsync(id)).Visits["Workflow1:f:s:e"].ShouldBe(3);
    }

    [Fact]
    public async Task an_event_to_whoever_waits_passes_those_who_do_not()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("turns", AskWithPauses));
        var id = await engine.RunAsync("turns");
        await engine.UntilWaitingAsync(id);
        await engine.PublishAsync("Other");
        await engine.SendAsync(id, new RaiseEvent("Turn", null));
        await engine.UntilAsync(id, state => state.Visits["Workflow1:f:s:e"] == 2);
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBe(0);
    }

    [Fact]
    public async Task a_delay_is_over_when_the_clock_has_moved_past_it()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("day", WaitADay));
        var id = await engine.RunAsync("day");
        await engine.UntilWaitingAsync(id);
        await engine.Get<IClockStore>().AdvanceAsync(TimeSpan.FromHours(25), default);
        await engine.UntilFinishedAsync(id);
    }

    [Fact]
    public async Task the_clock_stays_moved_and_overdue_timers_fire_after_a_restart()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("day", WaitADay));
        var id = await engine.RunAsync("day");
        await engine.UntilWaitingAsync(id);
        await engine.SqlAsync<object>("insert into workflow.wf_clock (ahead) values (interval '2 days') returning 1");
        await engine.RestartAsync();
        await engine.UntilFinishedAsync(id);
        engine.Get<MovableClock>().Offset.ShouldBe(TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task an_effect_that_cannot_be_had_now_is_tried_again_with_the_same_key()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("ask", Ask));
        engine.Effects.Answer = (effect, attempt) => attempt < 3
            ? new EffectOutcome.Unavailable("busy")
            : new EffectOutcome.Answered(effect.Request);
        var id = await engine.RunAsync("ask", new { q = "how much?" });
        (await engine.UntilFinishedAsync(id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Calls.Select(call => call.Key).Distinct().ShouldBe([$"{id}/c/1"]);
        engine.Effects.Calls.Select(call => call.Attempt).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task an_effect_under_way_when_the_process_dies_is_made_again_with_the_same_key()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("ask", Ask));
        engine.Effects.Answer = (_, _) => new EffectOutcome.Unavailable("down");
        var id = await engine.RunAsync("ask", new { q = 1 });
        await engine.UntilWaitingAsync(id);
        await engine.RestartAsync();
        engine.Effects.Answer = (effect, _) => new EffectOutcome.Answered(effect.Request);
        await engine.UntilFinishedAsync(id);
        engine.Effects.Calls.Select(call => call.Key).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task forty_events_to_one_instance_at_once_move_it_forty_times()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("circle", AskInACircle));
        var id = await engine.RunAsync("circle");
        await engine.UntilWaitingAsync(id);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => engine.SendAsync(id, new RaiseEvent("Turn", null))));
        var state = await engine.UntilFinishedAsync(id);
        state.Visits["Workflow1:f:e"].ShouldBe(40);
        (await engine.SqlAsync<long>("select count(*) from workflow.mt_doc_instancesnapshot")).ShouldBe(1);
    }

    [Fact]
    public async Task a_node_that_remembers_an_older_state_drops_no_stimulus()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("circle", AskInACircle));
        await using var other = await engine.JoinAsync();
        var id = await engine.RunAsync("circle");
        for (var turn = 1; turn <= 40; turn++)
        {
            // Each node in its turn: it has seen the bookmark before last, and is given the id of the last.
            var state = await engine.UntilAsync(id, state => state.Bookmarks.Count == 1 && state.Visits["Workflow1:f:e"] == turn);
            var node = turn % 2 == 0 ? engine : other;
            await node.SendAsync(id, new ResumeBookmark(state.Bookmarks.Keys.Single(), null));
        }

        await engine.UntilFinishedAsync(id);
    }

    [Fact]
    public async Task two_hundred_effects_asked_for_at_once_are_all_performed_and_awaited()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("ask", Ask));
        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => engine.RunAsync("ask", new { q = n })));
        foreach (var id in ids)
        {
            await engine.UntilFinishedAsync(id);
        }

        engine.Effects.Calls.Count.ShouldBe(200);
    }

    [Fact]
    public async Task a_snapshot_changed_by_hand_is_named()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("circle", AskInACircle));
        var id = await engine.RunAsync("circle");
        await engine.UntilWaitingAsync(id);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => engine.SendAsync(id, new RaiseEvent("Turn", null))));
        await engine.UntilFinishedAsync(id);
        (await engine.VerifyAsync()).ShouldBeEmpty();

        await engine.SqlAsync<object>(
            """
            update workflow.mt_doc_instancesnapshot set data = jsonb_set(data, '{state,name}', '"changed"') returning 1
            """);
        (await engine.VerifyAsync()).ShouldHaveSingleItem().Stream.ShouldBe($"workflow:{id}");
    }

    [Fact]
    public async Task a_parent_goes_on_when_its_child_has_ended()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("parent", CallAChild), ("child", WaitForEvent));
        var parent = await engine.RunAsync("parent");
        var child = (await engine.UntilWaitingAsync(parent)).Children.Keys.ShouldHaveSingleItem();
        await engine.UntilWaitingAsync(child);
        await engine.PublishAsync("Go", instance: child);
        await engine.UntilFinishedAsync(parent);
    }

    [Fact]
    public async Task a_cancelled_instance_leaves_nobody_waiting()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("go", WaitForEvent));
        var id = await engine.RunAsync("go");
        await engine.UntilWaitingAsync(id);
        await engine.SendAsync(id, new Cancel("no longer wanted"));
        (await engine.UntilFinishedAsync(id)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        (await engine.SqlAsync<long>("select count(*) from workflow.mt_doc_bookmarkrow")).ShouldBe(0);
    }

    [Fact]
    public async Task history_shows_the_instance_as_it_was_and_its_rows_can_be_rebuilt()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("go", WaitForEvent));
        var done = await engine.RunAsync("go");
        var waiting = await engine.RunAsync("go", correlation: "other");
        await engine.UntilWaitingAsync(done);
        await engine.UntilWaitingAsync(waiting);
        await engine.PublishAsync("Go", instance: done);
        await engine.UntilFinishedAsync(done);

        var workflows = engine.Get<IWorkflows>();
        var then = await workflows.FindAsync(RunningEngine.Tenant, done, new PointInHistory(2, null), default);
        then!.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        (await workflows.HistoryAsync(RunningEngine.Tenant, done, default)).Count.ShouldBe(3);

        const string Rows =
            """
            select (select string_agg(r::text, '|' order by id) from workflow.mt_doc_instancerow r)
                || (select string_agg(r::text, '|' order by id) from workflow.mt_doc_bookmarkrow r)
            """;
        var before = await engine.SqlAsync<string>(Rows);
        await engine.Get<IReadModelRebuilder>().RebuildAsync(default);
        (await engine.SqlAsync<string>(Rows)).ShouldBe(before);
    }

    [Fact]
    public async Task a_changed_file_becomes_a_new_version_and_a_bad_one_stops_nobody()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("go", WaitForEvent));
        var old = await engine.RunAsync("go");
        await engine.UntilWaitingAsync(old);
        engine.Define("go", WaitADay);
        engine.Define("bad", """{"id":"b","type":"No.Such","version":1}""");
        engine.Define("nul", """{"id":"n","type":"Elsa.WriteLine","version":1,"name":"\u0000"}""");
        engine.DefineTwin("go", "twin");
        await engine.RestartAsync();

        var id = await engine.RunAsync("go");
        (await engine.UntilWaitingAsync(id)).DefinitionVersion.ShouldBe(2);
        (await engine.UntilWaitingAsync(old)).DefinitionVersion.ShouldBe(1);
        var files = engine.Get<IDefinitionImports>().Files;
        files.Where(file => !file.Problems.IsEmpty).Select(file => file.Source)
            .ShouldBe(["bad.workflow.json", "nul.workflow.json", "twin.workflow.json"]);
        files[0].Problems.ShouldContain(problem => problem.ActivityId == "b");
    }
}
