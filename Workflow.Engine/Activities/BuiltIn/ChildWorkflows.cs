using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Starts another workflow and reports how it went.</summary>
internal sealed class ExecuteWorkflow : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "ExecuteWorkflow",
        Describe.Composition,
        "执行流程",
        "启动另一个流程，可以等待它结束。",
        ChildWorkflow.Inputs,
        [Describe.Result("子流程的状态与输出")]);

    public void Execute(IActivityContext context)
    {
        var (id, waits) = ChildWorkflow.Start(context);
        if (!waits)
        {
            // Unlike in Elsa, the child begins after this burst's commit, so that there is no output yet.
            context.SetOutput("Result", Report(context, id, "Running", "Pending", null));
            context.Complete();
        }
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        var child = (Resumption.ByChildInstance)resumption;
        context.SetOutput("Result", Report(context, child.InstanceId, "Finished", child.SubStatus, child.Output));
        context.Complete();
    }

    private static JsonElement Report(IActivityContext context, string id, string status, string subStatus, JsonElement? output) =>
        JsonValues.Of((JsonNode)new JsonObject
        {
            ["WorkflowInstanceId"] = id,
            ["CorrelationId"] = ChildWorkflow.Correlation(context),
            ["Status"] = status,
            ["SubStatus"] = subStatus,
            ["Output"] = output is { } value && !value.IsNothing() ? JsonNode.Parse(value.GetRawText()) : new JsonObject(),
        });
}

/// <summary>Starts another workflow and gives its output.</summary>
internal sealed class DispatchWorkflow : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "DispatchWorkflow",
        Describe.Composition,
        "派发流程",
        "派发另一个流程，可以等待它结束并取得输出。",
        ChildWorkflow.Inputs,
        [Describe.Result("子流程的输出")]);

    public void Execute(IActivityContext context)
    {
        if (!ChildWorkflow.Start(context).Waits)
        {
            context.Complete();
        }
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        context.SetOutput("Result", ((Resumption.ByChildInstance)resumption).Output);
        context.Complete();
    }
}

/// <summary>What both have in common.</summary>
internal static class ChildWorkflow
{
    public static IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        Describe.Text("WorkflowDefinitionId", "流程", "要启动的流程") with { UiHint = "workflow-definition-picker" },
        Describe.Text("CorrelationId", "关联编号", "子流程的关联编号"),
        Describe.Any("Input", "输入", "子流程的输入"),
        Describe.Flag("WaitForCompletion", "等待结束", "等子流程结束后再继续"),
    ];

    public static (string Id, bool Waits) Start(IActivityContext context)
    {
        var definition = PlainText.Of(context, "WorkflowDefinitionId", "流程");
        if (definition.Length == 0)
        {
            throw new ExpressionException("没有选择要启动的流程。");
        }

        var waits = context.Input<bool>("WaitForCompletion");
        return (context.StartChild(definition, context.Input("Input"), Correlation(context), waits), waits);
    }

    public static string? Correlation(IActivityContext context) =>
        PlainText.Of(context, "CorrelationId", "关联编号") is { Length: > 0 } text ? text : null;
}
