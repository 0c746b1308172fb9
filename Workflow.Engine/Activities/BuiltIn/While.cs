using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Again and again while a condition holds.</summary>
internal sealed class While : ILoop
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "While",
        Describe.Looping,
        "当",
        "条件成立时反复执行。",
        [Describe.Condition("每次执行前判断") with { AutoEvaluate = false }],
        ports: [ILoop.Body],
        portNames: ILoop.PortNames);

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
