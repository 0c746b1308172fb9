using Workflow.Engine.Bookmarks;

namespace Workflow.Engine.Activities;

/// <summary>Waits for some time.</summary>
internal sealed class Delay : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Delay",
        Describe.Scheduling,
        "延时",
        "等待一段时间后继续。",
        [new InputDescriptor("TimeSpan", "TimeSpan", "时长", "例如 1.00:00:00（一天）或 P1D", "singleline")]);

    public void Execute(IActivityContext context) =>
        DueTime.Await(context, BookmarkKinds.Delay, DueTime.After(context, "TimeSpan"));

    public void Resume(IActivityContext context, Resumption resumption) => context.Complete();
}
