using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>One activity after another.</summary>
internal sealed class Sequence : IActivity
{
    private const string Port = "activities";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Sequence", Describe.Flow, "顺序", "依次执行各个活动。", ports: [Port], isContainer: true);

    public void Execute(IActivityContext context) => Go(context, 0);

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        if (Terminals.Contains(child.Node.Type) || Break.IsUnderWay(context))
        {
            context.Complete();
        }
        else
        {
            Go(context, context.Bag()["index"]?.GetValue<int>() ?? 0);
        }
    }

    public void BeginAt(IActivityContext context, ActivityNode child) =>
        Go(context, context.Node.Under(Port).IndexOf(child));

    private static void Go(IActivityContext context, int index)
    {
        var activities = context.Node.Under(Port);
        if (index >= activities.Length)
        {
            context.Complete();
            return;
        }

        context.Schedule(activities[index]);
        context.SetBag(new JsonObject { ["index"] = index + 1 });
    }
}
