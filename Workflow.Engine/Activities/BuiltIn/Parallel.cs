namespace Workflow.Engine.Activities;

/// <summary>All activities at once; completes when all have.</summary>
internal sealed class Parallel : IActivity
{
    private const string Port = "activities";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Parallel", Describe.Flow, "并行", "同时执行各个活动，全部完成后继续。", ports: [Port], isContainer: true);

    public void Execute(IActivityContext context) => Remaining.Start(context, context.Node.Under(Port));

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => Remaining.Finish(context);
}
