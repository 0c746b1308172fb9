using System.Text.Json;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Activities;

/// <summary>Waits for an event by name, or is the event that starts the workflow.</summary>
internal sealed class Event : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Event",
        Describe.Events,
        "等待事件",
        "等待指定名称的事件；也可以作为流程的触发器。",
        [Describe.Text("EventName", "事件名称")],
        [Describe.Result("事件带来的数据")],
        isTrigger: true);

    public void Execute(IActivityContext context)
    {
        if (context.Instance.TriggerActivityId == context.Node.Id && context.Visit == 1)
        {
            var input = context.Instance.Input;
            Arrive(context, input.Member("Event") ?? input);
            return;
        }

        context.CreateBookmark(BookmarkKinds.Event, PlainText.Of(context, "EventName", "事件名称"));
    }

    public void Resume(IActivityContext context, Resumption resumption) =>
        Arrive(context, (resumption as Resumption.ByBookmark)?.Input);

    private static void Arrive(IActivityContext context, JsonElement? payload)
    {
        context.SetOutput("Result", payload ?? JsonValues.Null);
        context.Complete();
    }
}

/// <summary>Publishes an event.</summary>
internal sealed class PublishEvent : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "PublishEvent",
        Describe.Events,
        "发布事件",
        "发布一个事件，等待它的流程会继续。",
        [
            Describe.Text("EventName", "事件名称"),
            Describe.Text("CorrelationId", "关联编号", "只发给这个关联编号的流程"),
            Describe.Flag("IsLocalEvent", "仅本流程", "只发给本流程实例"),
            Describe.Any("Payload", "数据", "随事件带去的数据"),
        ]);

    public void Execute(IActivityContext context)
    {
        var correlation = PlainText.Of(context, "CorrelationId", "关联编号");
        var payload = context.Input("Payload");
        context.PublishEvent(
            PlainText.Of(context, "EventName", "事件名称"),
            payload.IsNothing() ? null : payload,
            correlation.Length == 0 ? null : correlation,
            context.Input<bool>("IsLocalEvent"));
        context.Complete();
    }
}

/// <summary>Waits for some time.</summary>
internal sealed class Delay : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Delay",
        Describe.Events,
        "延时",
        "等待一段时间后继续。",
        [new InputDescriptor("TimeSpan", "TimeSpan", "时长", "例如 1.00:00:00（一天）或 P1D", "timespan-picker")]);

    public void Execute(IActivityContext context)
    {
        var span = context.Input<TimeSpan>("TimeSpan");
        if (span > TimeSpan.FromDays(36500))
        {
            throw new ExpressionException("延时不能超过一百年。");
        }

        context.CreateBookmark(BookmarkKinds.Delay, string.Empty, null, context.Now + (span < TimeSpan.Zero ? TimeSpan.Zero : span));
    }

    public void Resume(IActivityContext context, Resumption resumption) => context.Complete();
}

/// <summary>Asks an outside application to do a task, and waits for its result.</summary>
internal sealed class RunTask : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "RunTask",
        Describe.Events,
        "外部任务",
        "请外部应用完成一项任务并等待结果。",
        [Describe.Text("TaskName", "任务名称"), Describe.Any("Payload", "参数", "交给任务的参数")],
        [Describe.Result("任务的结果")]);

    public void Execute(IActivityContext context)
    {
        var payload = context.Input("Payload");
        context.CreateBookmark("RunTask", PlainText.Of(context, "TaskName", "任务名称"), payload.IsNothing() ? null : payload);
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        context.SetOutput("Result", (resumption as Resumption.ByBookmark)?.Input ?? JsonValues.Null);
        context.Complete();
    }
}

/// <summary>Inputs that are matched by others, and so are never personal.</summary>
internal static class PlainText
{
    public static string Of(IActivityContext context, string input, string what)
    {
        var value = context.Input(input);
        return SealedJson.Find(value).Any()
            ? throw new ExpressionException($"{what}不能含有个人信息。")
            : ((ActivityContext)context).Open(JsonValues.Masked(value), what);
    }
}
