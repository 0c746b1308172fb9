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
