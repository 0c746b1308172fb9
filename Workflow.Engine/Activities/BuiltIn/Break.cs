using Workflow.Engine.Execution;

namespace Workflow.Engine.Activities;

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
