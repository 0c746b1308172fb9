using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Activities;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>
/// The activity 等待时限或事件: waits for a working day counted from a deadline, and for events with the workflow's
/// correlation; whichever comes first leads on.
/// </summary>
internal sealed class AwaitStepActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "AwaitStep",
        "等待时限或事件",
        "等到时限前后若干天的上午 9 点（或当天结束），或等到所列事件之一；先到的那个是出口。没有写时限时只等事件。",
        [
            Vocabulary.Input("Deadline", "时限", "日期，例如 2026-12-31。"),
            Vocabulary.Input("WorkingDays", "工作日", "时限之后的工作日数，负数为时限之前。", "Int32"),
            Vocabulary.Input("Days", "日历日", "时限之后的日历天数，负数为时限之前；与工作日同时填写时先数日历日。", "Int32"),
            Vocabulary.Input("EndOfDay", "当天结束时", "等到那一天结束，而不是上午 9 点。", "Boolean", "checkbox"),
            Vocabulary.Input("Outcomes", "事件", "等待的事件名称，每个是一个出口。", "Object", "dynamic-outcomes"),
        ],
        [
            new OutputDescriptor("EventName", "String", "到来的事件", "到期时为空。"),
            new OutputDescriptor("Payload", "Object", "事件带来的数据"),
        ],
        [Due],
        [Due]),
    StepDueCommand.CommandKind)
{
    /// <summary>The way on when the day has come.</summary>
    public const string Due = "Due";

    private const string DueKind = "StepDue";

    public override void Execute(IActivityContext context)
    {
        foreach (var name in context.Input<string[]>("Outcomes") ?? [])
        {
            context.CreateBookmark(BookmarkKinds.Event, name);
        }

        if (!string.IsNullOrWhiteSpace(context.Input<string>("Deadline")))
        {
            Issue(context, null);
        }
    }

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByBookmark { Bookmark: { Kind: BookmarkKinds.Event } came } by:
                context.SetOutput("EventName", JsonSerializer.SerializeToElement(came.Key));
                context.SetOutput("Payload", by.Input ?? JsonSerializer.SerializeToElement<object?>(null));
                context.Complete(came.Key);
                break;
            case Resumption.ByBookmark:
                context.Complete(Due);
                break;
            default:
                base.Resume(context, resumption);
                break;
        }
    }

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (answer.GetProperty("dueAt").GetDateTimeOffset() is var due && due <= context.Now)
        {
            context.Complete(Due);
        }
        else
        {
            context.CreateBookmark(DueKind, string.Empty, null, due);
        }
    }
}

/// <summary>Works the day out; the answer is recorded, so that a calendar published later moves no wait that runs.</summary>
internal sealed class StepDueCommand(IVault vault, ICalendars calendars) : NoticeCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "ladder.step-due";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var deadline = DayText.Read(arguments.Text("deadline")) ?? throw Refusals.Invalid(
            "ladder.deadline", "“等待时限或事件”的时限不是日期，请写成 2026-12-31 的样子。");
        var day = deadline.AddDays(Math.Clamp(arguments.Number("days") ?? 0, -StepDay.MostDays, StepDay.MostDays));
        var workingDays = arguments.Number("workingDays") ?? 0;
        var dueAt = arguments.Flag("endOfDay")
            ? StepDay.EndOf(calendars.China, day, workingDays)
            : StepDay.MomentOf(calendars.China, day, workingDays);
        return Task.FromResult(JsonSerializer.SerializeToElement(new { dueAt }));
    }
}
