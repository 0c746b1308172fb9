using Workflow.Engine.Bookmarks;

namespace Workflow.Engine.Activities;

/// <summary>Waits for an interval, or starts the workflow again and again.</summary>
internal sealed class Timer : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Timer",
        Describe.Scheduling,
        "定时器",
        "按固定的间隔启动流程；在流程中间则等待一个间隔。",
        [new InputDescriptor("Interval", "TimeSpan", "间隔", "例如 00:30:00（半小时）或 PT30M", "singleline")],
        isTrigger: true);

    public void Execute(IActivityContext context)
    {
        if (context.IsTrigger())
        {
            context.Complete();
        }
        else
        {
            DueTime.Await(context, BookmarkKinds.Timer, DueTime.After(context, "Interval"));
        }
    }

    public void Resume(IActivityContext context, Resumption resumption) => context.Complete();
}
