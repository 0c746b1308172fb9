using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Engine.Time;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Triggers;

[Collection(PostgresCollection.Name)]
public sealed class ScheduledTriggerTests(PostgresFixture postgres)
{
    private const string Hourly = """ "type":"Elsa.Timer","interval":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"} } """;
    private const string Nightly = """ "type":"Elsa.Cron","cronExpression":{"typeName":"String","expression":{"type":"Literal","value":"0 0 1 * * *"} } """;

    private static readonly Origin Origin = new(new Actor("analyst", "analyst", "320000", RunningEngine.Tenant), "corr");

    [Fact]
    public async Task A_timer_starts_one_instance_for_each_occurrence_whichever_node_takes_it()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("hourly", Trigger(Hourly)));
        await using var other = await engine.JoinAsync();

        for (var hour = 1; hour <= 3; hour++)
        {
            Advance(TimeSpan.FromHours(1), engine, other);
            (await UntilAsync(engine, "hourly", hour))[^1].TriggerActivityId.ShouldBe("On");
        }

        await SettledAsync(engine);
        (await engine.InstancesAsync("hourly")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Occurrences_missed_while_no_node_ran_start_one_instance_together_and_the_next_comes_in_time()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("hourly", Trigger(Hourly)), ("nightly", Trigger(Nightly)));
        await engine.Get<IClockStore>().AdvanceAsync(TimeSpan.FromDays(5) + TimeSpan.FromMinutes(30), default);

        await engine.RestartAsync();

        await UntilAsync(engine, "hourly", 1);
        await UntilAsync(engine, "nightly", 1);
        await SettledAsync(engine);
        Advance(TimeSpan.FromMinutes(31), engine);
        await UntilAsync(engine, "hourly", 2);
    }

    [Fact]
    public async Task A_moment_that_came_while_no_node_ran_starts_its_instance_once()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("once", StartAt(DateTimeOffset.Parse("2031-01-01T00:00:00Z", null))));
        await engine.Get<IClockStore>().AdvanceAsync(TimeSpan.FromDays(3650), default);

        await engine.RestartAsync();
        await UntilAsync(engine, "once", 1);
        Advance(TimeSpan.FromDays(1), engine);
        await SettledAsync(engine);

        (await engine.InstancesAsync("once")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_moment_that_was_past_when_it_was_published_starts_nothing()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("late", StartAt(DateTimeOffset.Parse("2001-01-01T00:00:00Z", null))));

        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBe(0);
        (await engine.InstancesAsync("late")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Publishing_again_moves_no_moment_and_a_changed_interval_begins_anew()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("hourly", Trigger(Hourly)));
        var due = await DueAsync(engine);
        Advance(TimeSpan.FromMinutes(30), engine);

        await PublishAsync(engine, text => text.Replace("\"name\":\"hourly\"", "\"name\":\"renamed\"", StringComparison.Ordinal));
        (await DueAsync(engine)).ShouldBe(due);

        await PublishAsync(engine, text => text.Replace("01:00:00", "02:00:00", StringComparison.Ordinal));
        Advance(TimeSpan.FromMinutes(31), engine);
        await SettledAsync(engine);
        (await engine.InstancesAsync("hourly")).ShouldBeEmpty();
        (await DueAsync(engine)).ShouldBeGreaterThan(due);
    }

    [Fact]
    public async Task A_retracted_timer_starts_nothing_and_published_again_it_does()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("hourly", Trigger(Hourly)));
        var library = engine.Get<IDefinitionLibrary>();
        await library.RetractAsync(Origin, "hourly", null, default);
        Advance(TimeSpan.FromHours(2), engine);
        await Eventually.SeeAsync(() => engine.SqlAsync<long>("select count(*) from workflow.wf_work"), left => left == 0);
        (await engine.InstancesAsync("hourly")).ShouldBeEmpty();

        await library.PublishAsync(Origin, "hourly", null, null, default);
        Advance(TimeSpan.FromHours(1), engine);

        await UntilAsync(engine, "hourly", 1);
        await SettledAsync(engine);
        (await engine.InstancesAsync("hourly")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_timer_goes_on_while_its_singleton_still_runs()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        engine.Define(
            "single",
            $$$"""
            {"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[{{{Trigger(Hourly)}}},
              {"id":"Wait","type":"Elsa.Event","version":1,
               "eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"} } }]}
            """,
            """{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"}""");
        await engine.RestartAsync();
        Advance(TimeSpan.FromHours(1), engine);
        await UntilAsync(engine, "single", 1);
        Advance(TimeSpan.FromHours(1), engine);
        await SettledAsync(engine);
        (await engine.InstancesAsync("single")).Count.ShouldBe(1);

        await engine.PublishAsync("go");
        await engine.UntilFinishedAsync((await engine.InstancesAsync("single")).Single());
        Advance(TimeSpan.FromHours(1), engine);

        await UntilAsync(engine, "single", 2);
    }

    [Fact]
    public async Task A_trigger_that_names_tenants_starts_an_instance_in_each()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres, ("hourly", Trigger(Hourly, """["320100","320200"]""")));

        Advance(TimeSpan.FromHours(1), engine);

        await Eventually.SeeAsync(() => engine.InstancesAsync("hourly"), started => started.Count == 2);
        (await engine.SqlAsync<string>(
            "select string_agg(tenant_id, ',' order by tenant_id) from workflow.mt_doc_instancerow")).ShouldBe("320100,320200");
    }

    [Fact]
    public async Task A_cron_expression_that_is_none_keeps_its_workflow_from_being_published()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres, ("wrong", Trigger(Nightly.Replace("0 0 1 * * *", "every night", StringComparison.Ordinal))));

        engine.Get<IDefinitionImports>().Files.Single().Problems.ShouldContain(problem => problem.ActivityId == "On");
        (await engine.Get<IDefinitions>().FindPublishedAsync(RunningEngine.Tenant, "wrong", default)).ShouldBeNull();
    }

    private static string Trigger(string members, string tenant = "\"320100\"") =>
        $$$"""{"id":"On","version":1,"customProperties":{"canStartWorkflow":true,"tenant":{{{tenant}}} },{{{members}}} }""";

    private static string StartAt(DateTimeOffset at) => Trigger(
        $$$""" "type":"Elsa.StartAt","dateTime":{"typeName":"DateTimeOffset","expression":{"type":"Literal","value":"{{{at:O}}}"} } """);

    private static void Advance(TimeSpan span, params RunningEngine[] nodes)
    {
        foreach (var node in nodes)
        {
            node.Get<MovableClock>().Advance(span);
        }
    }

    private static async Task PublishAsync(RunningEngine engine, Func<string, string> change)
    {
        var library = engine.Get<IDefinitionLibrary>();
        var text = await library.TextAsync((await library.FindAsync("hourly", VersionOptions.Published, default))!, default);
        await library.SaveAsync(Origin, new DefinitionDraft(change(text)) { Publish = true }, default);
    }

    private static async Task<IReadOnlyList<InstanceState>> UntilAsync(RunningEngine engine, string definition, int count)
    {
        var ids = await Eventually.SeeAsync(() => engine.InstancesAsync(definition), started => started.Count == count);
        var states = new List<InstanceState>();
        foreach (var id in ids)
        {
            states.Add(await engine.UntilAsync(id, state => state.SubStatus != WorkflowSubStatus.Pending));
        }

        return states;
    }

    /// <summary>Nothing is due any more.</summary>
    private static Task<long> SettledAsync(RunningEngine engine) => Eventually.SeeAsync(
        () => engine.SqlAsync<long>($"select count(*) from workflow.wf_work where due_at <= '{engine.Get<MovableClock>().GetUtcNow():O}'"),
        due => due == 0);

    private static Task<DateTime> DueAsync(RunningEngine engine) =>
        engine.SqlAsync<DateTime>("select max(due_at) from workflow.wf_work");
}
