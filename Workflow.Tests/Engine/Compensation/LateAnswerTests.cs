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

/// <summary>A call that was under way when its step was cancelled: what it did outside does not stay done unseen.</summary>
public sealed class LateAnswerTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect());

    private InstanceState Now => engine.Instances["i"];

    [Fact]
    public void an_answer_that_comes_after_cancelling_is_recorded_and_undone_before_the_instance_ends()
    {
        var key = Started();

        var cancelled = engine.Send(new Cancel("撤回"));
        (cancelled.SubStatus, cancelled.Effects.Count).ShouldBe((WorkflowSubStatus.Compensating, 0));
        Answer(key, "flight");

        Request().ShouldBe("cancel flight");
        Answer(Now.Effects.Keys.Single(), "ok");
        (Now.SubStatus, Now.Abandoned, Now.Executions.Count).ShouldBe((WorkflowSubStatus.Cancelled, null, 0));
        engine.ShouldLoadFromAnyPrefix();
    }

    [Theory]
    [InlineData("not-allowed")]
    [InlineData(EffectFailed.Withdrawn)]
    public void what_was_refused_or_never_called_needs_no_undo(string code)
    {
        var key = Started();
        engine.Send(new Cancel("撤回"));

        engine.Send(new EffectFailed(key, code, "no")).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);

        Now.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void what_nobody_knows_of_is_undone_to_be_sure()
    {
        var key = Started();
        engine.Send(new Cancel("撤回"));

        engine.Send(new EffectFailed(key, EffectFailed.Unavailable, "away"));

        Request().ShouldBe("cancel undefined");
    }

    [Fact]
    public void a_late_step_is_undone_after_the_undo_that_is_on_its_way()
    {
        Started();
        Answer(Now.Effects.Keys.Single(), "flight");
        var hotel = Now.Effects.Keys.Single();
        engine.Send(new Cancel("撤回"));
        Request().ShouldBe("cancel flight");

        Answer(hotel, "hotel");
        Request().ShouldBe("cancel flight");
        Answer(Now.Effects.Keys.Single(), "ok");

        Request().ShouldBe("cancel hotel");
        Answer(Now.Effects.Keys.Single(), "ok");
        Now.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public void without_an_undo_the_instance_ends_at_once_and_the_answer_still_stands_in_its_history()
    {
        engine.Define(Definition(Activity("Ask", "ask")));
        var key = engine.Start("d").Effects.Keys.Single();
        engine.Send(new Cancel("撤回")).Status.ShouldBe(WorkflowStatus.Finished);
        var bursts = engine.Histories["i"].Count;

        Answer(key, "granted");
        Answer(key, "granted");

        engine.Histories["i"].Count.ShouldBe(bursts + 1);
        ((WorkflowAdvanced)engine.Histories["i"][^1].Event).Stimulus.ShouldBeOfType<EffectAnswered>().Answer.GetString().ShouldBe("granted");
        Now.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public void a_cancelled_branch_that_was_answered_late_is_undone_when_the_rest_is_cancelled()
    {
        var fork = Activity("Fork", "fork", ("branches", new JsonArray(By("noFlight", Activity("Ask", "flight")), Event("wait", "E"))));
        fork["joinMode"] = "WaitAll";
        var chart = Flowchart("f", [Undo("noFlight"), fork]);
        chart["start"] = "fork";
        engine.Define(Definition(chart));
        var effect = engine.Start("d").Effects.Values.Single();
        engine.Send(new RepairInstance([new CancelBranch(effect.ExecutionId)], "线下办理")).Status.ShouldBe(WorkflowStatus.Running);

        Answer(effect.Key, "flight");

        (Now.Status, Now.SubStatus, Now.Undoable!.Value.Length).ShouldBe((WorkflowStatus.Running, WorkflowSubStatus.Suspended, 1));
        engine.Send(new Cancel("撤回"));
        Request().ShouldBe("cancel flight");
    }

    private string Started()
    {
        engine.Define(Definition(Flowchart(
            "f",
            [Undo("noFlight"), Undo("noHotel"), By("noFlight", Activity("Ask", "flight")), By("noHotel", Activity("Ask", "hotel"))],
            ("flight", "Done", "hotel"))));
        return engine.Start("d").Effects.Keys.Single();
    }

    private static JsonObject Undo(string id) =>
        Activity("Ask", id, ("request", Script("'cancel ' + variables.CompensatedOutputs.Result")));

    private static JsonObject By(string undo, JsonObject step)
    {
        step["customProperties"] = new JsonObject { ["compensatedBy"] = undo };
        return step;
    }

    private string? Request() => Now.Effects.Values.Single().Request.GetString();

    private void Answer(string key, string answer) =>
        engine.Send(new EffectAnswered(key, JsonSerializer.SerializeToElement(answer)));
}
