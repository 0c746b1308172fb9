using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Activities;

/// <summary>Where a flowchart begins.</summary>
internal sealed class Start : IActivity
{
    public const string TypeName = "Elsa.Start";

    public ActivityDescriptor Descriptor { get; } =
        Describe.Activity("Start", Describe.Flow, "开始", "流程图从这里开始。") with { IsStart = true };

    public void Execute(IActivityContext context) => context.Complete();
}

/// <summary>Activities that end the flowchart or sequence they stand in.</summary>
internal static class Terminals
{
    public static bool Contains(string type) => type is End.TypeName or Break.TypeName;
}

/// <summary>Ends the flowchart or sequence it stands in.</summary>
internal sealed class End : IActivity
{
    public const string TypeName = "Elsa.End";

    public ActivityDescriptor Descriptor { get; } =
        Describe.Activity("End", Describe.Flow, "结束", "结束所在的流程图或顺序。") with { IsTerminal = true };

    public void Execute(IActivityContext context) => context.Complete();
}

/// <summary>Ends the whole workflow at once, wherever else it may be.</summary>
internal sealed class Finish : IActivity
{
    public ActivityDescriptor Descriptor { get; } =
        Describe.Activity("Finish", Describe.Flow, "终止流程", "立即结束整个流程。") with { IsTerminal = true };

    public void Execute(IActivityContext context)
    {
        var run = ((ActivityContext)context).Run;
        run.Complete(context.ExecutionId, [], tellParent: false);
        run.End(WorkflowSubStatus.Finished);
    }
}

/// <summary>Completes the workflow it stands in, with outcomes.</summary>
internal sealed class Complete : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Complete",
        Describe.Composition,
        "完成",
        "以给定的出口完成整个流程。",
        [new InputDescriptor("Outcomes", "Object", "出口", "流程完成时的出口，可以有多个", "outcome-picker")]) with { IsTerminal = true };

    public void Execute(IActivityContext context)
    {
        var own = (ActivityContext)context;
        var outcomes = context.Input("Outcomes");
        string[] names = outcomes.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Array => [.. outcomes.EnumerateArray().Select(JsonValues.Masked)],
            System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined => [Outcome.Done],
            _ => [JsonValues.Masked(outcomes)],
        };
        own.Run.CompleteUpTo(context.ExecutionId, WorkflowOf(own), names);
    }

    private static string WorkflowOf(ActivityContext context)
    {
        var executions = context.Run.State.Executions;
        var id = context.ExecutionId;
        while (context.Run.NodeOf(executions[id]).Type != WorkflowRoot.TypeName)
        {
            id = executions[id].ParentId ?? BurstRun.RootExecution;
        }

        return id;
    }
}

/// <summary>Faults with a reason that the analyst gives.</summary>
internal sealed class Fault : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Fault",
        Describe.Flow,
        "报告故障",
        "以给定的原因使流程出现故障。",
        [
            Describe.Text("Code", "代码", "故障代码"),
            Describe.Text("Category", "类别", "故障类别"),
            Describe.Text("FaultType", "类型", "故障类型"),
            Describe.Text("Message", "说明", "给人看的原因"),
        ]);

    public void Execute(IActivityContext context) => context.Fault(
        JsonValues.Masked(context.Input("Code")) is { Length: > 0 } code ? code : "Fault",
        JsonValues.Masked(context.Input("Message")),
        JsonValues.Masked(context.Input("Category")) is { Length: > 0 } category ? category : null);
}
