using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Runs another workflow until it comes to rest, or to its end, and reports how it went.</summary>
internal sealed class ExecuteWorkflow : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "ExecuteWorkflow",
        Describe.Composition,
        "执行流程",
        "启动另一个流程，等它停下来（或者结束）后带着结果继续。",
        [
            ChildWorkflow.Definition,
            ChildWorkflow.CorrelationId,
            ChildWorkflow.Input,
            Describe.Flag("WaitForCompletion", "等待结束", "等子流程结束后再继续；不选时等到子流程停下来等待为止"),
        ],
        [Describe.Result("子流程的状态与输出")]);

    public void Execute(IActivityContext context) => ChildWorkflow.Seek(context);

    public void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByCommand:
                Start(context);
                break;
            case Resumption.ByChildInstance child:
                context.SetOutput("Result", Report(context, child));
                context.Complete();
                break;
            default:
                context.SetOutput("Result", (resumption as Resumption.ByBookmark)?.Input ?? JsonValues.Null);
                context.Complete();
                break;
        }
    }

    private static void Start(IActivityContext context)
    {
        var waits = context.Input<bool>("WaitForCompletion");
        var child = ChildWorkflow.Start(
            context, null, ChildWorkflow.Correlation(context), waits ? ChildWait.UntilEnd : ChildWait.UntilIdle);
        if (waits)
        {
            ChildWorkflow.Await(context, BookmarkKinds.ExecuteWorkflow, child);
        }
    }

    private static JsonElement Report(IActivityContext context, Resumption.ByChildInstance child) =>
        JsonValues.Of((JsonNode)new JsonObject
        {
            ["WorkflowDefinitionVersionId"] = null,
            ["WorkflowInstanceId"] = child.InstanceId,
            ["CorrelationId"] = ChildWorkflow.Correlation(context),
            ["Status"] = child.Status,
            ["SubStatus"] = child.SubStatus,
            ["Output"] = child.Output.IsNothing() ? new JsonObject() : JsonNode.Parse(child.Output.GetRawText()),
        });
}
