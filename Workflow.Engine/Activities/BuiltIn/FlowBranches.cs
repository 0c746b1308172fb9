using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>A flowchart's yes or no.</summary>
internal sealed class FlowDecision : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "FlowDecision",
        Describe.Branching,
        "判断",
        "按条件走“是”或“否”的连线。",
        [Describe.Condition("要判断的条件")],
        outcomes: [Outcome.True, Outcome.False],
        portNames: Describe.Ports((Outcome.True, "是"), (Outcome.False, "否")));

    public void Execute(IActivityContext context) =>
        context.Complete(context.Input<bool>("Condition") ? Outcome.True : Outcome.False);
}

/// <summary>A flowchart's choice between several connections.</summary>
internal sealed class FlowSwitch : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "FlowSwitch",
        Describe.Branching,
        "流程多路选择",
        "逐条判断情形，走成立的那条连线；都不成立时走默认连线。",
        [SwitchCases.Cases("flow-switch-editor"), SwitchCases.Mode],
        outcomes: [Outcome.Default],
        portNames: Describe.Ports((Outcome.Default, "默认")));

    public void Execute(IActivityContext context)
    {
        var labels = SwitchCases.Matching(context).Select(one => one.Text("label") ?? string.Empty).ToList();
        context.Complete(labels.Count == 0 ? [Outcome.Default] : labels);
    }
}

/// <summary>A flowchart's way into several branches at once.</summary>
internal sealed class FlowFork : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "FlowFork",
        Describe.Branching,
        "流程分叉",
        "同时走多条连线。",
        [new InputDescriptor("Branches", "ICollection<String>", "分支", "分支名称，每个对应一条连线", "dynamic-outcomes")]);

    public void Execute(IActivityContext context)
    {
        // As in Elsa, branches that are not given stand for Done; an empty list leads nowhere.
        var branches = context.Input("Branches");
        var names = branches.ValueKind == JsonValueKind.Array
            ? branches.EnumerateArray().Select(JsonValues.Masked).DefaultIfEmpty(Outcome.None).ToList()
            : [];
        context.Complete(names);
    }
}

/// <summary>Where a flowchart's branches meet; the flowchart itself decides when it may begin.</summary>
internal sealed class FlowJoin : IActivity
{
    public const string TypeName = "Elsa.FlowJoin";

    public static InputDescriptor Mode { get; } = Describe.Choice(
        "Mode",
        "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode",
        "汇合方式",
        "WaitAny",
        KeyValuePair.Create("WaitAny", "任一连线到达即继续"),
        KeyValuePair.Create("WaitAll", "全部连线都走到"),
        KeyValuePair.Create("WaitAllActive", "全部有效连线都走到"));

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "FlowJoin", Describe.Branching, "流程汇合", "等待多条连线汇合后继续。", [Mode]);

    public void Execute(IActivityContext context)
    {
        Flowchart.Join((ActivityContext)context);
        context.Complete();
    }
}
