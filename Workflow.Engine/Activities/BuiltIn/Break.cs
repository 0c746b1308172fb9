using System.Text.Json.Nodes;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Activities;

/// <summary>
/// Leaves the innermost loop; outside a loop it ends its flowchart, and every sequence and fork around it goes no further.
/// </summary>
internal sealed class Break : IActivity
{
    public const string TypeName = "Elsa.Break";
    private const string Key = "breaks";

    public ActivityDescriptor Descriptor { get; } =
        Describe.Activity("Break", Describe.Looping, "跳出循环", "跳出所在的循环。") with { IsTerminal = true };

    /// <summary>Whether a break below asked this container to go no further.</summary>
    public static bool IsUnderWay(IActivityContext container) => container.Bag()[Key] is not null;

    public void Execute(IActivityContext context)
    {
        var run = ((ActivityContext)context).Run;
        List<string> around = [];
        for (var id = context.ExecutionId; id is not null; id = run.State.Executions[id].ParentId)
        {
            var activity = run.Registry.Find(run.NodeOf(run.State.Executions[id]).Type);
            if (activity is ILoop)
            {
                run.CompleteUpTo(context.ExecutionId, id, []);
                return;
            }

            if (activity is Sequence or Fork)
            {
                around.Add(id);
            }
        }

        foreach (var id in around)
        {
            var container = new ActivityContext(run, run.State.Executions[id]);
            var bag = container.Bag();
            bag[Key] = JsonValue.Create(true);
            container.SetBag(bag);
        }

        context.Complete();
    }
}
