using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Activities;

/// <summary>Sends a workflow on its way for each item and, unless told otherwise, waits for all of them.</summary>
internal sealed class BulkDispatchWorkflows : IActivity
{
    private const string Completed = "Completed";
    private const string CompletedPort = "childCompleted";
    private const string FaultedPort = "childFaulted";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "BulkDispatchWorkflows",
        Describe.Composition,
        "批量派发流程",
        "为集合中的每一项派发一个流程，可以等待它们全部结束。",
        [
            ChildWorkflow.Definition,
            Describe.Items("集合", "每一项派发一个流程；对象的各个属性成为子流程的输入"),
            Describe.Text("DefaultItemInputKey", "输入名称", "不是对象的项以此名称作为子流程的输入", "Item"),
            Describe.Text("CorrelationIdFunction", "关联编号函数", "计算每个子流程的关联编号，当前项用 getItem() 取得") with { AutoEvaluate = false },
            ChildWorkflow.Input,
            Describe.Flag("WaitForCompletion", "等待结束", "等全部子流程结束后再继续", "true"),
            .. ChildWorkflow.Ignored,
        ],
        outcomes: [Completed, "Canceled", Outcome.Done],
        ports: [CompletedPort, FaultedPort],
        portNames: Describe.Ports(
            (Completed, "全部完成"),
            ("Canceled", "已取消"),
            (Outcome.Done, "完成"),
            (CompletedPort, "每个结束时"),
            (FaultedPort, "每个出错时"))) with
    {
        // They tell of single children; the activity goes on by the other one.
        OptionalOutcomes = [Completed, "Canceled"],
    };

    public void Execute(IActivityContext context)
    {
        var items = LoopItems.Of(context);
        Check(context, items);
        if (items.GetArrayLength() == 0)
        {
            context.Complete(Outcome.Done);
        }
        else
        {
            ChildWorkflow.Seek(context);
        }
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByCommand:
                Dispatch(context);
                break;
            case Resumption.ByChildInstance child:
                Ended(context, child);
                break;
            case Resumption.ByBookmark { Bookmark: var bookmark }:
                // Elsa's bookmark is not used up either: only the children's ends count.
                context.CreateBookmark(bookmark.Kind, bookmark.Key, bookmark.Payload);
                break;
            default:
                break;
        }
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => Finish(context);

    /// <summary>All or none: what is too much for one burst is refused before the first is on its way.</summary>
    private static void Check(IActivityContext context, JsonElement items)
    {
        var limits = ((ActivityContext)context).Run.Limits;
        var (count, size) = (items.GetArrayLength(), FactSize.Of(items));
        if (count > limits.Activities || size + (count * FactSize.Of(context.Input("Input"))) > limits.Bytes)
        {
            throw new ExpressionException(
                $"一次派发的流程过多：最多 {limits.Activities} 个，输入合计最多 {limits.Bytes} 字节，现有 {count} 个。请分批派发。");
        }
    }

    private static void Dispatch(IActivityContext context)
    {
        var waits = context.Input("WaitForCompletion", true);
        var items = LoopItems.Of(context);
        foreach (var item in items.EnumerateArray())
        {
            ChildWorkflow.Start(context, InputOf(context, item), Correlation(context, item), waits ? ChildWait.UntilEnd : ChildWait.None);
        }

        if (!waits)
        {
            context.Complete(Outcome.Done);
            return;
        }

        context.SetBag(new JsonObject { ["left"] = items.GetArrayLength() });
        context.CreateBookmark(BookmarkKinds.BulkDispatchWorkflows, context.Instance.Id, JsonValues.Of((JsonNode)new JsonObject
        {
            ["ParentInstanceId"] = context.Instance.Id,
            ["ScheduledInstanceIdsCount"] = items.GetArrayLength(),
        }));
    }

    private static void Ended(IActivityContext context, Resumption.ByChildInstance child)
    {
        context.SetBag(new JsonObject { ["left"] = context.Bag()["left"]!.GetValue<int>() - 1 });
        var port = child.SubStatus switch
        {
            nameof(WorkflowSubStatus.Finished) => CompletedPort,
            nameof(WorkflowSubStatus.Faulted) => FaultedPort,
            _ => null,
        };
        if (port is not null && context.Node.Child(port) is { } next)
        {
            context.Schedule(next, variables: ImmutableDictionary<string, JsonElement>.Empty
                .Add("ChildInstanceId", JsonValues.Of(child.InstanceId)));
        }
        else
        {
            Finish(context);
        }
    }

    private static void Finish(IActivityContext context)
    {
        if (context.Bag()["left"]!.GetValue<int>() == 0
            && !((ActivityContext)context).Run.HasPendingChildren(context.ExecutionId))
        {
            context.Complete(Completed, Outcome.Done);
        }
    }

    private static JsonObject InputOf(IActivityContext context, JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && SealedJson.Read(item) is null
            ? JsonNode.Parse(item.GetRawText())!.AsObject()
            : new JsonObject { [KeyOf(context)] = JsonNode.Parse(item.GetRawText()) };

    private static string? Correlation(IActivityContext context, JsonElement item)
    {
        var own = (ActivityContext)context;
        var value = own.Evaluate("CorrelationIdFunction", ImmutableDictionary<string, JsonElement>.Empty.Add(KeyOf(context), item));
        return value.IsNothing() ? null : own.Open(PlainText.Of(value, "关联编号"), "关联编号");
    }

    private static string KeyOf(IActivityContext context) =>
        PlainText.Of(context, "DefaultItemInputKey", "输入名称") is { Length: > 0 } key ? key : "Item";
}
