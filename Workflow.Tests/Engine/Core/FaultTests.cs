using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

public sealed class FaultTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect(), ProbeActivity.Command(), new ProbeActivity("Idle") { OnExecute = _ => { } });

    [Fact]
    public void a_script_that_throws_ends_the_workflow_as_faulted()
    {
        engine.Define(Definition(Sequence("s", Line("a", Script("throw new Error('不行')")), Line("b", "never"))));

        var state = engine.Start("d");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().Message.ShouldContain("不行");
        state.Incidents.Single().NodeId.ShouldBe("Workflow1:s:a");
        engine.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void with_continue_other_branches_go_on_after_an_incident()
    {
        engine.Define(Definition(
            Parallel("p", Line("a", Script("nothing.here")), Sequence("s", Event("e", "E"), Line("b", "after"))),
            incidentStrategy: "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        var state = engine.Send(new RaiseEvent("E", null));

        engine.Lines.ShouldBe(["after"]);
        state.Status.ShouldBe(WorkflowStatus.Running);
        state.Incidents.Length.ShouldBe(1);
    }

    [Fact]
    public void an_unknown_activity_faults_with_its_type_in_the_message()
    {
        engine.Define(Definition(Sequence("s", Activity("Nowhere", "n"))));

        engine.Start("d").Incidents.Single().Message.ShouldContain("Elsa.Nowhere");
    }

    [Fact]
    public void an_unknown_expression_language_faults_with_its_name_in_the_message()
    {
        engine.Define(Definition(Sequence("s", Line("a", Input("Cobol", "MOVE", "String")))));

        engine.Start("d").Incidents.Single().Message.ShouldContain("Cobol");
    }

    [Fact]
    public void an_endless_loop_ends_with_a_clear_message()
    {
        engine.Runner = engine.LimitedTo(500);
        engine.Define(Definition(Activity("While", "w", ("condition", Literal(true, "Boolean")), ("body", Line("l", "round")))));

        var state = engine.Start("d");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().Code.ShouldBe("BurstLimit");
        state.Incidents.Single().Message.ShouldContain("死循环");
        engine.Lines.Count.ShouldBe(498);
    }

    [Fact]
    public void an_endless_script_ends_with_a_clear_message()
    {
        engine.Define(Definition(Sequence("s", Line("a", Script("for(;;){}")))));

        engine.Start("d").Incidents.Single().Message.ShouldContain("死循环");
    }

    [Theory]
    [InlineData("'a\\u0000b'")]
    [InlineData("'\\ud800'")]
    [InlineData("({ '\\u0000': 1 })")]
    public void text_that_cannot_be_stored_faults(string script)
    {
        engine.Define(Definition(Sequence("s", Set("a", "x", Script(script))), [Variable("x")]));

        engine.Start("d").Incidents.Single().Message.ShouldContain("不能保存的字符");
    }

    [Fact]
    public void an_activity_that_neither_completes_nor_waits_faults()
    {
        engine.Define(Definition(Sequence("s", Activity("Idle", "i"))));

        engine.Start("d").Incidents.Single().Code.ShouldBe("NothingAwaited");
    }

    [Fact]
    public void a_failed_effect_faults_with_the_reason_given()
    {
        engine.Define(Definition(Sequence("s", Activity("Ask", "q", ("request", Literal("?"))))));
        var key = engine.Start("d").Effects.Keys.Single();

        var state = engine.Send(new EffectFailed(key, "NotFound", "查无此人"));

        state.Incidents.Single().ShouldSatisfyAllConditions(
            incident => incident.Code.ShouldBe("NotFound"),
            incident => incident.Message.ShouldBe("查无此人"));
        state.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void a_refused_command_faults_with_the_rules_reason()
    {
        engine.Answer = command => new CommandRefused(command.Id, "closed", "办件已办结");
        engine.Define(Definition(Sequence("s", Activity("Order", "o"))));

        var state = engine.Start("d");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().Code.ShouldBe("closed");
        state.Commands.ShouldBeEmpty();
    }
}
