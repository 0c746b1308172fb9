using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>The activity 等待签收或回复, until a deadline.</summary>
internal sealed class AwaitReceiptActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "AwaitReceipt",
        "等待签收或回复",
        "等到受文单位签收或回复后继续；过了时限走“逾期”，文书被作废走“已作废”。",
        [
            NoticeVocabulary.Notice,
            Vocabulary.Input("For", "等待", uiHint: "dropdown") with
            {
                Default = NoticeWait.Receipt,
                Options = [new(NoticeWait.Receipt, "签收"), new(NoticeWait.Reply, "回复")],
            },
            Vocabulary.Input("WorkingDays", "时限（工作日）", "从现在起的工作日数；留空时等到文书的时限。", "Int32"),
        ],
        [],
        [Done, Overdue, NoticeWait.Voided],
        [NoticeWait.Voided]),
    AwaitReceiptCommand.CommandKind)
{
    /// <summary>The way on when the deadline has passed.</summary>
    public const string Overdue = "Overdue";

    private const string BookmarkKind = "NoticeReceipt";
    private const string DueKind = "NoticeDue";

    public override void Execute(IActivityContext context) =>
        Issue(context, context.CreateBookmark(BookmarkKind, context.Input<string>("Notice") ?? string.Empty));

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByBookmark { Bookmark.Kind: DueKind }:
                context.Complete(Overdue);
                break;
            case Resumption.ByBookmark by:
                context.Complete(WayOn(by.Input));
                break;
            default:
                base.Resume(context, resumption);
                break;
        }
    }

    // Whoever tries a workflow out ends the wait without a word.
    private static string WayOn(JsonElement? input) =>
        input is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("port", out var port) ? port.GetString()! : Done;

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) != IssueNoticeCommand.Wait)
        {
            context.Complete(PortOf(answer));
        }
        else if (answer.GetProperty("dueAt").GetDateTimeOffset() is var due && due <= context.Now)
        {
            context.Complete(Overdue);
        }
        else
        {
            context.CreateBookmark(DueKind, string.Empty, null, due);
        }
    }
}

/// <summary>Notes in the notice's stream who waits, so that no receipt is missed.</summary>
internal sealed class AwaitReceiptCommand(IVault vault, ICalendars calendars) : NoticeCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "notice.await";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await LoadAsync(unit, arguments, cancellation);
        var awaited = arguments.Text("for") == NoticeWait.Reply ? NoticeWait.Reply : NoticeWait.Receipt;
        if (NoticeWait.WayOn(found.State, awaited) is { } port)
        {
            return CommandActivity.Answer(port);
        }

        unit.Append(found, [new NoticeAwaited(awaited, command.InstanceId!, command.BookmarkId!)]);
        var dueAt = arguments.Number("workingDays") is { } days and >= 0
            ? calendars.China.Deadline(unit.Now, days)
            : ChinaTime.EndOf(found.State.Content!.Deadline);
        return JsonSerializer.SerializeToElement(new { port = IssueNoticeCommand.Wait, dueAt });
    }
}
