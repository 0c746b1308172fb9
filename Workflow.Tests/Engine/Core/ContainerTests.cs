using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

/// <summary>What ends a container early, as in Elsa.</summary>
public sealed class ContainerTests
{
    private readonly MemoryEngine engine = new();

    [Fact]
    public void end_ends_the_sequence_it_stands_in_and_no_more()
    {
        Run(Sequence("s", Sequence("t", Line("a", "a"), Activity("End", "e"), Line("b", "b")), Line("z", "z")));

        engine.Lines.ShouldBe(["a", "z"]);
    }

    [Fact]
    public void break_outside_a_loop_ends_every_sequence_around_it()
    {
        Run(Sequence("s", Sequence("t", Line("a", "a"), Activity("Break", "e"), Line("b", "b")), Line("z", "z")));

        engine.Lines.ShouldBe(["a"]);
    }

    [Fact]
    public void break_outside_a_loop_ends_the_fork_around_it()
    {
        Run(Sequence("s", Activity("Fork", "fk", ("branches", new JsonArray(Activity("Break", "br"), Event("e", "E")))), Line("z", "z")));

        engine.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void end_in_one_of_several_parallel_branches_ends_only_its_branch()
    {
        Run(Activity("Parallel", "p", ("activities", new JsonArray(
            Sequence("s", Activity("End", "e"), Line("a", "a")),
            Sequence("t", Line("b", "b"), Line("c", "c"))))));

        engine.Lines.ShouldBe(["b", "c"]);
    }

    [Fact]
    public void empty_containers_complete_at_once()
    {
        Run(Sequence(
            "s",
            Sequence("t"),
            Parallel("p"),
            Activity("Fork", "fk", ("branches", new JsonArray())),
            Flowchart("f", []),
            Line("z", "z")));

        engine.Lines.ShouldBe(["z"]);
    }

    private void Run(JsonObject root)
    {
        engine.Define(Definition(root));
        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
