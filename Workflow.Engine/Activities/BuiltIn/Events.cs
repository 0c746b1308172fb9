using System.Text.Json;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Activities;

/// <summary>Waits for an event by name, or is the event that starts the workflow.</summary>
internal sealed class Event : IActivity
{
    public const string TypeName = "Elsa.Event";

    /// <summary>Under which name the payload stands in the input of a workflow that it starts.</summary>
    public const string InputName = "Event";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Event",
        Describe.Events,
        "等待事件",
        "等待指定名称的事件；也可以作为流程的触发器。",
        [Describe.Text("EventName", "事件名称") with { IsRequired = true }],
        [Describe.Result("事件带来的数据")],
        isTrigger: true);

    public void Execute(IActivityContext context)
    {
        if (context.IsTrigger())
        {
            var input = context.Instance.Input;
            Arrive(context, input.Member(InputName) ?? input);
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
            Describe.Text("EventName", "事件名称") with { IsRequired = true },
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

/// <summary>Inputs that are matched by others, and so are never personal.</summary>
internal static class PlainText
{
    public static string Of(IActivityContext context, string input, string what) =>
        ((ActivityContext)context).Open(Of(context.Input(input), what), what);

    public static string Of(JsonElement value, string what) => SealedJson.Find(value).Any()
        ? throw new ExpressionException($"{what}不能含有个人信息。")
        : JsonValues.Masked(value);
}
