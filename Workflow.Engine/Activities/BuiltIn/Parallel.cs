using System.Text.Json.Nodes;

namespace Workflow.Engine.Activities;

/// <summary>All activities at once; completes when all have.</summary>
internal sealed class Parallel : IActivity
{
    private const string Port = "activities";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Parallel", Describe.Flow, "并行", "同时执行各个活动，全部完成后继续。", ports: [Port], isContainer: true);

    public void Execute(IActivityContext context)
    {
        var activities = context.Node.Under(Port);
        if (activities.IsEmpty)
        {
            context.Complete();
            return;
        }

        foreach (var activity in activities)
        {
            context.Schedule(activity);
        }

        context.SetBag(new JsonObject { ["remaining"] = activities.Length });
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
