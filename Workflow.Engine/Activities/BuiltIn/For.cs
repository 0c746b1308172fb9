using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

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
            Describe.Number("Step", "步长", "1", "小于零时倒数"),
            Describe.Flag("OuterBoundInclusive", "包含结束数", byDefault: "true"),
        ],
        [new OutputDescriptor("CurrentValue", "Object", "当前值")],
        ports: [ILoop.Body],
        portNames: ILoop.PortNames);

    public void Execute(IActivityContext context) => Go(context, context.Input<long>("Start"));

    public void ChildCompleted(IActivityContext context, ChildCompletion child) =>
        Go(context, context.Bag()["current"]!.GetValue<long>() + context.Input<long>("Step", 1));

    private static void Go(IActivityContext context, long current)
    {
        // The step alone says whether it counts up or down, as in Elsa: from 5 to 1 by 1 is no round at all.
        var distance = context.Input<long>("End") - current;
        var left = context.Input<long>("Step", 1) >= 0 ? distance : -distance;
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
