using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Workflows;

/// <summary>The activity 等待整改.</summary>
internal sealed class AwaitRectificationActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "AwaitRectification",
        "等待整改",
        "等待责任单位报送整改方案或整改报告、统筹人员核查，或整改结束。等待方案和报告时：临期走“临期”（每个到期日一次），过了到期日走“逾期”（每个到期日一次）。",
        [
            RectificationVocabulary.Rectification,
            Vocabulary.Input("For", "等待", uiHint: "dropdown") with
            {
                Default = RectificationWait.End,
                Options =
                [
                    new(RectificationWait.Plan, "整改方案"),
                    new(RectificationWait.Report, "整改报告"),
                    new(RectificationWait.Verdict, "核查退回"),
                    new(RectificationWait.End, "销号或撤销"),
                ],
            },
            Vocabulary.Input("Level", "已知层级", "流程已经处理到的层级；整改高于它时走“已提级”。留空时为现在的层级。", "Int32"),
            Vocabulary.Input("RemindDays", "临期（工作日）", "到期日之前的工作日数，上午 9 点；留空时不提醒。", "Int32"),
        ],
        [RectificationVocabulary.StandingOutput],
        [Done, RectificationTimer.Remind, RectificationTimer.Overdue, RectificationWait.Returned, RectificationWait.Elevated],
        [RectificationTimer.Remind, RectificationTimer.Overdue, RectificationWait.Returned, RectificationWait.Elevated]),
    AwaitRectificationCommand.CommandKind)
{
    private const string BookmarkKind = "RectificationAct";
    private const string DueKind = "RectificationDue";

    public override void Execute(IActivityContext context) =>
        Issue(context, context.CreateBookmark(BookmarkKind, context.Input<string>("Rectification") ?? string.Empty));

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByBookmark { Bookmark: { Kind: DueKind } due }:
                context.Complete(due.Key);
                break;

            // Whoever tries a workflow out ends the wait without a word.
            case Resumption.ByBookmark { Input: { ValueKind: JsonValueKind.Object } answer } when answer.TryGetProperty("port", out _):
                Answered(context, answer);
                break;
            case Resumption.ByBookmark:
                context.Complete(Done);
                break;
            default:
                base.Resume(context, resumption);
                break;
        }
    }

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) != AwaitRectificationCommand.Wait)
        {
            RectificationVocabulary.TakeStanding(context, answer);
            context.Complete(PortOf(answer));
        }
        else if (answer.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String)
        {
            Await(context, answer.GetProperty("then").GetString()!, at.GetDateTimeOffset());
        }
    }

    private static void Await(IActivityContext context, string port, DateTimeOffset at)
    {
        if (at <= context.Now)
        {
            context.Complete(port);
        }
        else
        {
            context.CreateBookmark(DueKind, port, null, at);
        }
    }
}

/// <summary>Notes in the rectification's stream who waits, so that no act is missed.</summary>
internal sealed class AwaitRectificationCommand(IVault vault, ICalendars calendars) : RectificationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "rectification.await";

    /// <summary>The answer while it has to be waited for.</summary>
    public const string Wait = "Wait";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var awaited = RectificationWait.All.FirstOrDefault(each => each == arguments.Text("for")) ?? RectificationWait.End;
        var level = arguments.Number("level") ?? found.State.Level;
        if (RectificationWait.WayOn(found.State, awaited, level) is { } port)
        {
            return RectificationWait.Answer(port, found.State);
        }

        unit.Append(found, [new RectificationAwaited(awaited, level, command.InstanceId!, command.BookmarkId!)]);
        var timer = awaited is RectificationWait.Plan or RectificationWait.Report
            ? RectificationTimer.Of(found.State, calendars.China, arguments.Number("remindDays"), unit.Now)
            : null;
        return JsonSerializer.SerializeToElement(new { port = Wait, at = timer?.At, then = timer?.Port });
    }
}
