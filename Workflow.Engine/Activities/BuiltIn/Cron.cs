using System.Text.Json.Nodes;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Expressions;
using Workflow.Engine.Time;

namespace Workflow.Engine.Activities;

/// <summary>Waits for the next moment of a calendar rule, or starts the workflow at each.</summary>
internal sealed class Cron : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Cron",
        Describe.Scheduling,
        "日历定时",
        "按 Cron 表达式（UTC 时间）启动流程；在流程中间则等待下一个时间点。",
        [Describe.Text("CronExpression", "Cron 表达式", "秒 分 时 日 月 周，按 UTC 时间，例如 0 0 1 * * MON-FRI（北京时间工作日九点）")],
        isTrigger: true);

    public void Execute(IActivityContext context)
    {
        if (context.IsTrigger())
        {
            context.Complete();
            return;
        }

        var expression = PlainText.Of(context, "CronExpression", "Cron 表达式");
        var moment = CronRule.Next(expression, context.Now)
            ?? throw new ExpressionException($"Cron 表达式“{expression}”不会再有下一个时间点。");
        DueTime.Await(
            context,
            BookmarkKinds.Cron,
            moment,
            "ExecuteAt",
            KeyValuePair.Create<string, JsonNode?>("CronExpression", expression));
    }

    public void Resume(IActivityContext context, Resumption resumption) => context.Complete();
}
