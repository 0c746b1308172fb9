using Workflow.Engine.Execution;

namespace Workflow.Engine.Activities;

/// <summary>A workflow, the outermost one or one used as an activity: runs its root and completes with it.</summary>
internal sealed class WorkflowRoot : IActivity
{
    public const string TypeName = "Elsa.Workflow";
    public const string RootPort = "root";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Workflow", Describe.Composition, "流程", "整个流程。", ports: [RootPort], isContainer: true, isBrowsable: false);

    public void Execute(IActivityContext context)
    {
        FlowModes.Fix((ActivityContext)context);
        if (context.Node.Child(RootPort) is { } root)
        {
            context.Schedule(root);
        }
        else
        {
            context.Complete();
        }
    }

    // A workflow leaves by outcomes of its own only through the activity Complete.
    public void ChildCompleted(IActivityContext context, ChildCompletion child) => context.Complete();
}
