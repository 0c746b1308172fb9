namespace Workflow.Engine.Activities;

/// <summary>Once for each item, all at once. As in Elsa, <see cref="Break"/> ends one item's round, not the others'.</summary>
internal sealed class ParallelForEach : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "ParallelForEach",
        Describe.Looping,
        "并行逐项",
        "对集合中的每一项同时执行，全部完成后继续。",
        [Describe.Items("集合", "要逐项处理的集合")],
        ports: [ILoop.Body],
        portNames: ILoop.PortNames);

    public void Execute(IActivityContext context)
    {
        var items = LoopItems.Of(context);
        if (items.GetArrayLength() == 0 || context.Node.Child(ILoop.Body) is not { } body)
        {
            context.Complete();
            return;
        }

        foreach (var (index, item) in items.EnumerateArray().Index())
        {
            context.Schedule(body, variables: LoopItems.Variables(item, index));
        }

        Remaining.Await(context, items.GetArrayLength());
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => Remaining.Finish(context);
}
