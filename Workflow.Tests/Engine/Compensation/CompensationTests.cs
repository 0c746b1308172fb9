using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Compensation;

public sealed class CompensationTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect());

    [Fact]
    public void cancelling_undoes_finished_steps_the_last_first_and_durably()
    {
        engine.Define(Definition(Booking()));
        engine.Start("d");
        Answer("flight");
        Answer("hotel");

        var state = engine.Send(new Cancel("申请人撤回"));

        state.Status.ShouldBe(WorkflowStatus.Running);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Compensating);
        state.Bookmarks.ShouldBeEmpty();
        Request().ShouldBe("cancel hotel");
        engine.Send(new Cancel("再次撤回")).Effects.Count.ShouldBe(1);
        Answer("ok");
        Request().ShouldBe("cancel flight");
        Answer("ok");

        engine.Instances["i"].ShouldSatisfyAllConditions(
            ended => ended.Status.ShouldBe(WorkflowStatus.Finished),
            ended => ended.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled),
            ended => ended.Executions.ShouldBeEmpty(),
            ended => ended.Undoable.ShouldBeNull());
    }

    [Fact]
    public void a_fault_that_ends_the_workflow_undoes_what_was_done()
    {
        var booking = Booking();
        booking["activities"]!.AsArray().Single(activity => (string)activity!["id"]! == "wait")!.ReplaceWith(Line("wait", Script("nothing.here")));
        engine.Define(Definition(booking));
        engine.Start("d");
        Answer("flight");

        Answer("hotel");

        engine.Instances["i"].SubStatus.ShouldBe(WorkflowSubStatus.Compensating);
        Answer("ok");
        Answer("ok");
        engine.Instances["i"].SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        engine.Instances["i"].Incidents.Length.ShouldBe(1);
        Should.Throw<RepairRefusedException>(() => engine.Send(new RepairInstance([new RetryIncident()], "太晚了"))).Code.ShouldBe("repair.ended");
    }

    [Fact]
    public void an_undo_that_fails_waits_for_the_operator_and_the_rest_is_undone_after_it()
    {
        engine.Define(Definition(Booking()));
        engine.Start("d");
        Answer("flight");
        Answer("hotel");
        engine.Send(new Cancel("撤回"));

        var failed = engine.Send(new EffectFailed(engine.Instances["i"].Effects.Keys.Single(), "refused", "不能退"));
        failed.SubStatus.ShouldBe(WorkflowSubStatus.Compensating);
        failed.Incidents.Single().Code.ShouldBe("refused");
        engine.Send(new RepairInstance([new SkipIncident(failed.Incidents.Single().Id)], "已电话取消"));

        Request().ShouldBe("cancel flight");
        Answer("ok");
        engine.Instances["i"].SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public void each_round_of_a_loop_is_undone_with_its_own_values()
    {
        var step = Activity("Ask", "step", ("request", Script("variables.CurrentValue")));
        step["undo"] = Line("back", Script("'undo ' + variables.CompensatedInputs.Request + '=' + variables.CompensatedOutputs.Result"));
        engine.Define(Definition(Sequence(
            "s", Activity("ForEach", "each", ("items", Literal(new JsonArray("a", "b"))), ("body", step)), Event("e", "E"))));
        engine.Start("d");
        Answer("1");
        Answer("2");

        engine.Send(new Cancel("撤回")).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);

        engine.Lines.ShouldBe(["undo b=2", "undo a=1"]);
    }

    [Fact]
    public void what_was_skipped_or_failed_is_not_undone()
    {
        var step = Activity("Ask", "step");
        step["undo"] = Line("back", "undone");
        engine.Define(Definition(
            Sequence("s", step, Event("e", "E")),
            incidentStrategy: "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"));
        var key = engine.Start("d").Effects.Keys.Single();
        var incident = engine.Send(new EffectFailed(key, "refused", "no")).Incidents.Single();
        engine.Send(new RepairInstance([new SkipIncident(incident.Id)], "不需要"));

        engine.Send(new Cancel("撤回")).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);

        engine.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void a_workflow_that_ends_well_undoes_nothing()
    {
        engine.Parser.Parse(Definition(Booking())).Problems.ShouldBeEmpty();
        engine.Define(Definition(Booking()));
        engine.Start("d");
        Answer("flight");
        Answer("hotel");

        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Instances["i"].Effects.ShouldBeEmpty();
    }

    [Fact]
    public void an_undo_that_does_not_exist_is_a_problem_of_the_definition()
    {
        var step = Line("a", "a");
        step["customProperties"] = new JsonObject { ["compensatedBy"] = "nowhere" };

        engine.Parser.Parse(Definition(Sequence("s", step))).Problems.Single().Message.ShouldContain("nowhere");
    }

    /// <summary>Books a flight and a hotel and waits; the undos stand unconnected, before the start.</summary>
    private static JsonObject Booking() => Flowchart(
        "f",
        [
            Activity("Ask", "noFlight", ("request", Script("'cancel ' + variables.CompensatedOutputs.Result"))),
            Activity("Ask", "noHotel", ("request", Script("'cancel ' + variables.CompensatedOutputs.Result"))),
            By("noFlight", Activity("Ask", "flight")),
            By("noHotel", Activity("Ask", "hotel")),
            Event("wait", "E"),
        ],
        ("flight", "Done", "hotel"),
        ("hotel", "Done", "wait"));

    private static JsonObject By(string undo, JsonObject step)
    {
        step["customProperties"] = new JsonObject { ["compensatedBy"] = undo };
        return step;
    }

    private string? Request() => engine.Instances["i"].Effects.Values.Single().Request.GetString();

    private void Answer(string answer) => engine.Send(new EffectAnswered(
        engine.Instances["i"].Effects.Keys.Single(), JsonSerializer.SerializeToElement(answer)));
}
