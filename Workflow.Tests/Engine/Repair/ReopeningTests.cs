using System.Text.Json;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Repair;

/// <summary>Under Elsa's default strategy a fault ends the workflow; an operator's retry opens it again.</summary>
public sealed class ReopeningTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect());

    [Fact]
    public void the_branches_that_waited_wait_again()
    {
        var faulted = Faulted();
        faulted.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        faulted.Bookmarks.ShouldBeEmpty();
        faulted.Effects.ShouldBeEmpty();

        var state = Repair(new ChangeVariable("X", JsonElement.Parse("1")), new RetryIncident());

        state.Status.ShouldBe(WorkflowStatus.Running);
        state.FinishedAt.ShouldBeNull();
        state.Bookmarks.Values.Single().Key.ShouldBe("E");
        var key = state.Effects.Keys.Single();
        engine.Facts["i"].OfType<InstanceReopened>().Single().Effects!.Value.ShouldBe([key]);
        engine.Send(new RaiseEvent("E", null));
        engine.Send(new EffectAnswered(key, JsonElement.Parse("1"))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["fine", "after"]);
    }

    [Fact]
    public void what_came_while_it_was_faulted_is_not_lost()
    {
        var faulted = Faulted();
        var parked = faulted.Parked.ShouldNotBeNull();
        engine.Send(new ResumeBookmark(parked.Bookmarks.Keys.Single(), null)).Status.ShouldBe(WorkflowStatus.Finished);
        engine.Send(new ResumeBookmark(parked.Bookmarks.Keys.Single(), null)).Parked!.Arrived.Length.ShouldBe(1);
        engine.Send(new EffectAnswered(parked.Effects.Keys.Single(), JsonElement.Parse("1")));
        engine.Lines.ShouldBeEmpty();

        Repair(new ChangeVariable("X", JsonElement.Parse("1")), new RetryIncident()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["fine", "after"]);
    }

    [Fact]
    public void a_retry_that_fails_again_ends_it_again_and_it_can_be_reopened_again()
    {
        Faulted();

        var again = Repair(new RetryIncident());

        again.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        again.Incidents.Length.ShouldBe(1);
        again.Parked.ShouldNotBeNull().Bookmarks.Count.ShouldBe(1);
        Repair(new ChangeVariable("X", JsonElement.Parse("1")), new RetryIncident()).Status.ShouldBe(WorkflowStatus.Running);
    }

    [Fact]
    public void of_two_incidents_one_can_be_put_right_while_the_other_is_left()
    {
        engine.Define(Definition(
            Parallel("p", Line("a", Script("if (!variables.X) throw new Error('a'); 'a'")), Line("b", Script("nothing.here"))), [Variable("X")]));
        var first = engine.Start("d").Incidents[0];

        var state = Repair(new ChangeVariable("X", JsonElement.Parse("1")), new RetryIncident(first.Id));

        state.Status.ShouldBe(WorkflowStatus.Running);
        state.Incidents.Single().ExecutionId.ShouldNotBe(first.ExecutionId);
        engine.Lines.ShouldBe(["a"]);
        Repair(new SkipIncident(state.Incidents.Single().Id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void an_endless_loop_begins_again_when_its_condition_was_put_right()
    {
        engine.Runner = engine.LimitedTo(50);
        engine.Define(Definition(
            Activity("While", "w", ("condition", Script("!variables.X", "Boolean")), ("body", Set("l", "Y", Literal(1)))), [Variable("X"), Variable("Y")]));
        var incident = engine.Start("d").Incidents.Single();
        incident.Code.ShouldBe("BurstLimit", incident.Message + incident.Detail);

        var state = Repair(new ChangeVariable("X", JsonElement.Parse("true")), new RetryIncident());

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void what_ended_otherwise_stays_ended()
    {
        engine.Define(Definition(Sequence("s", Event("e", "E"))));
        engine.Start("d");
        engine.Send(new Cancel("够了"));

        Should.Throw<RepairRefusedException>(() => Repair(new RetryIncident())).Code.ShouldBe("repair.ended");
    }

    private InstanceState Faulted()
    {
        engine.Define(Definition(
            Parallel(
                "p",
                Activity("Ask", "q"),
                Sequence("s", Event("e", "E"), Line("l", "after")),
                Line("a", Script("if (!variables.X) throw new Error('no'); 'fine'"))),
            [Variable("X")]));
        return engine.Start("d");
    }

    private InstanceState Repair(params RepairStep[] steps) => engine.Send(new RepairInstance([.. steps], "核对后处置"));
}
