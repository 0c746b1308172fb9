using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>Runs children at once and completes their parent with the last of them.</summary>
internal static class Remaining
{
    private const string Count = "remaining";

    /// <summary>Schedules them; without any, the parent completes at once.</summary>
    public static void Start(IActivityContext context, IReadOnlyCollection<ActivityNode> children)
    {
        foreach (var child in children)
        {
            context.Schedule(child);
        }

        Await(context, children.Count);
    }

    /// <summary>Waits for so many children that were scheduled already.</summary>
    public static void Await(IActivityContext context, int count)
    {
        if (count == 0)
        {
            context.Complete();
        }
        else
        {
            context.SetBag(new JsonObject { [Count] = count });
        }
    }

    /// <summary>One child has completed.</summary>
    public static void Finish(IActivityContext context) => Await(context, context.Bag()[Count]!.GetValue<int>() - 1);
}
