using System.Text.Json;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
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
    public void an_endless_loop_whose_commands_are_answered_on_the_way_ends_too()
    {
        engine.Runner = engine.LimitedTo(200);
        engine.Answer = command => new CommandAnswered(command.Id, MemoryEngine.Json("1"));
        engine.Define(Definition(Activity("While", "w", ("condition", Literal(true, "Boolean")), ("body", Activity("Order", "o")))));

        var state = engine.Start("d");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().Code.ShouldBe("BurstLimit");
        engine.Facts["i"].OfType<ActivityStarted>().Count().ShouldBe(200);
    }

    [Fact]
    public void an_endless_loop_that_fills_a_variable_ends_before_it_fills_the_memory()
    {
        engine.Runner = engine.LimitedTo(10_000, bytes: 1_000_000);
        engine.Define(Definition(
            Activity(
                "While",
                "w",
                ("condition", Literal(true, "Boolean")),
                ("body", Set("s", "text", Script("(variables.text || '') + 'x'.repeat(1000)")))),
            [Variable("text", "String", null)]));

        var incident = engine.Start("d").Incidents.Single();

        incident.Code.ShouldBe("BurstLimit");
        incident.Message.ShouldContain("1000000 字节");
        JsonSerializer.SerializeToUtf8Bytes(engine.Facts["i"], EngineJson.Options).Length.ShouldBeInRange(1_000_000, 1_200_000);
    }

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void an_endless_ring_in_a_flowchart_ends_too_and_stores_what_it_remembers_once(FlowchartMode mode)
    {
        engine.FlowchartMode = mode;
        engine.Runner = engine.LimitedTo(300);
        engine.Define(Definition(Flowchart("f", [Line("a", "a"), Line("b", "b")], ("a", "Done", "b"), ("b", "Done", "a"))));

        engine.Start("d").Incidents.Single().NodeId.ShouldBe("Workflow1:f");

        engine.Facts["i"].OfType<BagChanged>().Count().ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void branches_that_branch_again_are_counted_when_they_are_asked_for()
    {
        // A thousand times a thousand: the last would begin long after the queue had filled the memory.
        engine.Runner = engine.LimitedTo(2_000);
        engine.Define(Definition(Activity(
            "ParallelForEach",
            "outer",
            ("items", Script("Array.from({ length: 1000 }, (_, i) => i)")),
            ("body", Activity(
                "ParallelForEach",
                "inner",
                ("items", Script("Array.from({ length: 1000 }, (_, i) => i)")),
                ("body", Line("l", "round")))))));

        var state = engine.Start("d");

        state.Incidents.Single().Code.ShouldBe("BurstLimit");
        engine.Facts["i"].OfType<ActivityStarted>().Count().ShouldBeLessThanOrEqualTo(2_000);
    }

    [Fact]
    public void more_workflows_than_a_burst_may_start_are_dispatched_not_at_all()
    {
        engine.Runner = engine.LimitedTo(100);
        engine.Define(Definition(Sequence("s"), id: "child"));
        engine.Define(Definition(Activity(
            "BulkDispatchWorkflows",
            "b",
            ("workflowDefinitionId", Literal("child", "String")),
            ("items", Script("Array.from({ length: 101 }, (_, i) => i)")))));

        engine.Start("d").Incidents.Single().Message.ShouldContain("分批");

        engine.Instances.Count.ShouldBe(1);
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
