using Workflow.Engine.Bookmarks;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Waits for a moment, or starts the workflow then.</summary>
internal sealed class StartAt : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "StartAt",
        Describe.Scheduling,
        "定时启动",
        "到指定的时间继续；也可以作为流程的触发器。",
        [new InputDescriptor("DateTime", "DateTimeOffset", "时间", "例如 2026-03-02T09:00:00+08:00", "datetime-picker")],
        isTrigger: true);

    public void Execute(IActivityContext context)
    {
        var moment = context.IsTrigger() ? context.Now : Moment(context);
        if (moment <= context.Now)
        {
            context.Complete();
        }
        else
        {
            DueTime.Await(context, BookmarkKinds.StartAt, moment, "ExecuteAt");
        }
    }

    public void Resume(IActivityContext context, Resumption resumption) => context.Complete();

    private static DateTimeOffset Moment(IActivityContext context) =>
        context.Input<DateTimeOffset?>("DateTime") ?? throw new ExpressionException("没有写明启动的时间。");
}
