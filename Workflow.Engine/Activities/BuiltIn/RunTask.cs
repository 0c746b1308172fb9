using System.Text.Json.Nodes;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Asks an outside application to do a task, and waits for its result.</summary>
internal sealed class RunTask : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "RunTask",
        Describe.Events,
        "外部任务",
        "请外部应用完成一项任务并等待结果。",
        [Describe.Text("TaskName", "任务名称") with { IsRequired = true }, Describe.Object("Payload", "参数", "交给任务的参数")],
        [Describe.Result("任务的结果")]);

    public void Execute(IActivityContext context)
    {
        var name = PlainText.Of(context, "TaskName", "任务名称");
        var payload = context.Input("Payload");
        context.CreateBookmark(BookmarkKinds.RunTask, name, JsonValues.Of(new JsonObject
        {
            ["TaskId"] = TaskReference.Of(context.Instance.Id, ((ActivityContext)context).NextBookmarkId),
            ["TaskName"] = name,
            ["Payload"] = payload.IsNothing() ? null : JsonNode.Parse(payload.GetRawText()),
        }));
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        context.SetOutput("Result", (resumption as Resumption.ByBookmark)?.Input ?? JsonValues.Null);
        context.Complete();
    }
}
