using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>An activity that <see cref="Break"/> ends.</summary>
internal interface ILoop : IActivity
{
    const string Body = "body";
}

/// <summary>Again and again while a condition holds.</summary>
internal sealed class While : ILoop
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "While",
        Describe.Looping,
        "当",
        "条件成立时反复执行。",
        [Describe.Flag("Condition", "条件", "每次执行前判断") with { AutoEvaluate = false }],
        ports: [ILoop.Body]);

    public void Execute(IActivityContext context) => Go(context);

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => Go(context);

    private static void Go(IActivityContext context)
    {
        var holds = ValueConversion.ToType(context.Evaluate("Condition"), "Boolean").ValueKind == JsonValueKind.True;
        if (holds && context.Node.Child(ILoop.Body) is { } body)
        {
            context.Schedule(body);
        }
        else
        {
            context.Complete();
        }
    }
}

/// <summary>Once for each number from a start to an end.</summary>
internal sealed class For : ILoop
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "For",
        Describe.Looping,
        "计数循环",
        "从起始数到结束数逐个执行。",
        [
            Describe.Number("Start", "起始", "0"),
            Describe.Number("End", "结束", "0"),
            Describe.Number("Step", "步长", "1"),
            Describe.Flag("OuterBoundInclusive", "包含结束数", byDefault: "true"),
        ],
        [new OutputDescriptor("CurrentValue", "Object", "当前值")],
        ports: [ILoop.Body]);

    public void Execute(IActivityContext context) => Go(context, context.Input<long>("Start"));

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        var step = Math.Abs(context.Input<long>("Step", 1));
        var current = context.Bag()["current"]!.GetValue<long>();
        Go(context, Rises(context) ? current + step : current - step);
    }

    private static bool Rises(IActivityContext context) => context.Input<long>("End") >= context.Input<long>("Start");

    private static void Go(IActivityContext context, long current)
    {
        var distance = context.Input<long>("End") - current;
        var left = Rises(context) ? distance : -distance;
        if (context.Node.Child(ILoop.Body) is not { } body
            || left < 0
            || (left == 0 && !context.Input("OuterBoundInclusive", true)))
        {
            context.Complete();
            return;
        }

        var value = JsonValues.Of(current);
        context.SetOutput("CurrentValue", value);
        context.SetBag(new JsonObject { ["current"] = current });
        context.Schedule(body, variables: ImmutableDictionary<string, JsonElement>.Empty.Add("CurrentValue", value));
    }
}

/// <summary>Once for each item, one after another.</summary>
internal sealed class ForEach : ILoop
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "ForEach",
        Describe.Looping,
        "逐项循环",
        "对集合中的每一项依次执行。",
        [Describe.Any("Items", "集合", "要逐项处理的集合")],
        [new OutputDescriptor("CurrentValue", "Object", "当前项")],
        ports: [ILoop.Body]);

    public void Execute(IActivityContext context) => Go(context, 0);

    public void ChildCompleted(IActivityContext context, ChildCompletion child) =>
        Go(context, context.Bag()["index"]!.GetValue<int>() + 1);

    private static void Go(IActivityContext context, int index)
    {
        var items = Items.Of(context);
        if (index >= items.GetArrayLength() || context.Node.Child(ILoop.Body) is not { } body)
        {
            context.Complete();
            return;
        }

        context.SetOutput("CurrentValue", items[index]);
        context.SetBag(new JsonObject { ["index"] = index });
        context.Schedule(body, variables: Items.Variables(items[index], index));
    }
}

/// <summary>Once for each item, all at once.</summary>
internal sealed class ParallelForEach : ILoop
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "ParallelForEach",
        Describe.Looping,
        "并行逐项",
        "对集合中的每一项同时执行，全部完成后继续。",
        [Describe.Any("Items", "集合", "要逐项处理的集合")],
        ports: [ILoop.Body]);

    public void Execute(IActivityContext context)
    {
        var items = Items.Of(context);
        if (items.GetArrayLength() == 0 || context.Node.Child(ILoop.Body) is not { } body)
        {
            context.Complete();
            return;
        }

        foreach (var (index, item) in items.EnumerateArray().Index())
        {
            context.Schedule(body, variables: Items.Variables(item, index));
        }

        context.SetBag(new JsonObject { ["remaining"] = items.GetArrayLength() });
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        var remaining = context.Bag()["remaining"]!.GetValue<int>() - 1;
        if (remaining == 0)
        {
            context.Complete();
        }
        else
        {
            context.SetBag(new JsonObject { ["remaining"] = remaining });
        }
    }
}

/// <summary>Leaves the innermost loop; outside a loop it ends its flowchart.</summary>
internal sealed class Break : IActivity
{
    public const string TypeName = "Elsa.Break";

    public ActivityDescriptor Descriptor { get; } =
        Describe.Activity("Break", Describe.Looping, "跳出循环", "跳出所在的循环。");

    public void Execute(IActivityContext context)
    {
        var run = ((ActivityContext)context).Run;
        for (var id = context.ExecutionId; id is not null; id = run.State.Executions[id].ParentId)
        {
            var node = run.NodeOf(run.State.Executions[id]);
            if (run.Registry.Find(node.Type) is ILoop)
            {
                run.CompleteUpTo(context.ExecutionId, id, []);
                return;
            }
        }

        context.Complete();
    }
}

/// <summary>The items of a loop.</summary>
internal static class Items
{
    public static JsonElement Of(IActivityContext context) => context.Input("Items") switch
    {
        { ValueKind: JsonValueKind.Array } array => array,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => JsonValues.Of(Array.Empty<string>()),
        _ => throw new ExpressionException("“集合”不是数组，请检查它的表达式。"),
    };

    public static ImmutableDictionary<string, JsonElement> Variables(JsonElement item, int index) =>
        ImmutableDictionary<string, JsonElement>.Empty
            .Add("CurrentValue", item)
            .Add("CurrentIndex", JsonValues.Of(index));
}
