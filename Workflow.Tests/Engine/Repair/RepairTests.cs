using System.Collections.Immutable;
using System.Text.Json;
using Shouldly;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Repair;

public sealed class RepairTests
{
    private const string Continue = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";

    private readonly MemoryEngine engine = new(ProbeActivity.Effect(), Twice());

    [Fact]
    public void a_faulted_activity_that_is_retried_evaluates_its_inputs_anew_and_goes_on()
    {
        engine.Define(Definition(
            Sequence("s", Line("a", Script("if (variables.X < 1) throw new Error('not yet'); 'x=' + variables.X")), Line("b", "after")),
            [Variable("X", "Int32", 0)],
            incidentStrategy: Continue));
        engine.Start("d").Incidents.Length.ShouldBe(1);

        var state = Repair(new ChangeVariable("X", Json("5")), new RetryIncident());

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Incidents.ShouldBeEmpty();
        engine.Lines.ShouldBe(["x=5", "after"]);
    }

    [Fact]
    public void a_fault_that_comes_again_is_another_incident()
    {
        engine.Define(Definition(Sequence("s", Line("a", Script("throw new Error('never')"))), incidentStrategy: Continue));
        var first = engine.Start("d").Incidents.Single();

        var second = Repair(new RetryIncident(first.Id)).Incidents.Single();

        second.Id.ShouldNotBe(first.Id);
        second.ExecutionId.ShouldBe(first.ExecutionId);
    }

    [Fact]
    public void an_effect_refused_for_good_is_asked_again_under_a_new_key()
    {
        var key = Asked();
        engine.Send(new EffectFailed(key, "not-found", "查无此人"));

        var again = Repair(new RetryIncident()).Effects.Keys.Single();

        again.ShouldNotBe(key);
        engine.Send(new EffectFailed(again, "not-found", "查无此人"));
        Repair(new RetryIncident()).Effects.Keys.Single().ShouldNotBeOneOf(key, again);
    }

    [Fact]
    public void an_effect_that_nobody_answered_keeps_its_key_because_it_may_have_been_done()
    {
        var key = Asked();
        engine.Send(new EffectFailed(key, EffectFailed.Unavailable, "unreachable"));

        Repair(new RetryIncident()).Effects.Keys.Single().ShouldBe(key);
    }

    [Fact]
    public void of_two_effects_only_the_refused_one_gets_a_new_key()
    {
        engine.Define(Definition(Sequence("s", Activity("Twice", "q")), incidentStrategy: Continue));
        var first = engine.Start("d").Effects.Keys.Single();
        var second = engine.Send(new EffectAnswered(first, Json("1"))).Effects.Keys.Single();
        engine.Send(new EffectFailed(second, "refused", "no"));

        Repair(new RetryIncident()).Effects.Keys.Single().ShouldBe(first);
        engine.Send(new EffectAnswered(first, Json("1"))).Effects.Keys.Single().ShouldNotBe(second);
    }

    [Fact]
    public void a_skipped_activity_counts_as_completed_with_the_outcome_and_outputs_given()
    {
        engine.Define(Definition(
            Flowchart(
                "f",
                [Activity("Ask", "q", ("result", Into("X"))), Line("no", "no"), Line("yes", Script("'got ' + variables.X"))],
                ("q", "Done", "no"),
                ("q", "Yes", "yes")),
            [Variable("X")],
            incidentStrategy: Continue));
        var key = engine.Start("d").Effects.Keys.Single();
        var incident = engine.Send(new EffectFailed(key, "refused", "no")).Incidents.Single();

        var state = Repair(new SkipIncident(
            incident.Id, ["Yes"], ImmutableDictionary<string, JsonElement>.Empty.Add("Result", Json("\"by hand\""))));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Incidents.ShouldBeEmpty();
        engine.Lines.ShouldBe(["got by hand"]);
    }

    [Fact]
    public void a_token_that_is_moved_leaves_one_activity_and_enters_another()
    {
        engine.Define(Definition(
            Flowchart(
                "f", [Event("a", "A"), Event("b", "B"), Line("c", "c")], ("a", "Done", "b"), ("b", "Done", "c"))));
        var execution = engine.Start("d").Bookmarks.Values.Single().ExecutionId;

        Repair(new MoveToken(execution, "b")).Bookmarks.Values.Single().Key.ShouldBe("B");
        engine.Send(new RaiseEvent("B", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["c"]);
    }

    [Fact]
    public void a_token_moved_within_a_sequence_goes_on_from_there()
    {
        engine.Define(Definition(Sequence("s", Event("a", "A"), Event("b", "B"), Line("c", "c"), Line("e", "e"))));
        var execution = engine.Start("d").Bookmarks.Values.Single().ExecutionId;

        Repair(new MoveToken(execution, "c")).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["c", "e"]);
    }

    [Fact]
    public void a_cancelled_branch_does_not_keep_the_join_waiting()
    {
        engine.Define(Definition(
            Flowchart(
                "f",
                [Activity("FlowFork", "k", ("branches", Literal(new System.Text.Json.Nodes.JsonArray("L", "R")))), Event("a", "A"), Event("b", "B"), Line("j", "joined")],
                ("k", "L", "a"),
                ("k", "R", "b"),
                ("a", "Done", "j"),
                ("b", "Done", "j"))));
        var state = engine.Start("d");
        engine.Send(new RaiseEvent("A", null));

        Repair(new CancelBranch(state.Bookmarks.Values.Single(bookmark => bookmark.Key == "B").ExecutionId));

        engine.Lines.ShouldBe(["joined"]);
        engine.Instances["i"].SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void a_cancelled_branch_takes_its_incidents_with_it()
    {
        engine.Define(Definition(
            Parallel("p", Sequence("s", Line("a", Script("nothing.here"))), Event("e", "E")), incidentStrategy: Continue));
        var state = engine.Start("d");
        var branch = state.Executions.Values.Single(execution => execution.NodeId.EndsWith(":s", StringComparison.Ordinal));

        Repair(new CancelBranch(branch.Id)).Incidents.ShouldBeEmpty();
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("{\"step\":\"retry\",\"incidentId\":\"nobody\"}", "repair.no-incident")]
    [InlineData("{\"step\":\"retry\"}", "repair.no-incident")]
    [InlineData("{\"step\":\"move-token\",\"executionId\":\"3\",\"activityId\":\"nowhere\"}", "repair.no-target")]
    [InlineData("{\"step\":\"move-token\",\"executionId\":\"99\",\"activityId\":\"a\"}", "repair.no-execution")]
    [InlineData("{\"step\":\"cancel-branch\",\"executionId\":\"2\"}", "repair.no-container")]
    [InlineData("{\"step\":\"change-variable\",\"variable\":\"Nothing\",\"value\":1}", "repair.no-variable")]
    public void what_does_not_fit_is_refused_with_a_reason(string step, string code)
    {
        engine.Define(Definition(Sequence("s", Event("a", "A"))));
        engine.Start("d");
        var repair = new RepairInstance(
            [JsonSerializer.Deserialize<RepairStep>(step, Workflow.Engine.Storage.EngineJson.Options)!], "测试");

        Should.Throw<RepairRefusedException>(() => engine.Send(repair)).Code.ShouldBe(code);
    }

    private InstanceState Repair(params RepairStep[] steps) => engine.Send(new RepairInstance([.. steps], "核对后处置"));

    private string Asked()
    {
        engine.Define(Definition(Sequence("s", Activity("Ask", "q", ("request", Literal("?")))), incidentStrategy: Continue));
        return engine.Start("d").Effects.Keys.Single();
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static ProbeActivity Twice() => new("Twice")
    {
        OnExecute = context => context.RequestEffect("ask", Json("1")),
        OnResume = (context, resumption) =>
        {
            if (resumption is not Resumption.ByEffect)
            {
                throw new NotSupportedException();
            }

            context.RequestEffect("ask", Json("2"));
        },
    };
}
