using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Workflows;

/// <summary>The activity 等待签收或销号.</summary>
internal sealed class AwaitAssignmentActivity() : PassedInTrial(
    NoticeVocabulary.Words.Descriptor(
        "AwaitAssignment",
        "等待签收或销号",
        "等到交办件签收或销号后继续；写了工作日数的，过期走“逾期”；等待销号时时限被调整的，走“时限已调整”。",
        [
            AssignmentVocabulary.Assignment,
            AssignmentVocabulary.For("等待"),
            Vocabulary.Input("WorkingDays", "时限（工作日）", "从现在起的工作日数；留空时一直等待。", "Int32"),
        ],
        [],
        [Done, Overdue, AssignmentWait.Moved],
        [Overdue, AssignmentWait.Moved]),
    AwaitAssignmentCommand.CommandKind)
{
    /// <summary>The way on when the working days have passed.</summary>
    public const string Overdue = "Overdue";

    private const string BookmarkKind = "AssignmentAct";
    private const string DueKind = "AssignmentDue";

    public override void Execute(IActivityContext context)
    {
        var bookmark = context.CreateBookmark(BookmarkKind, context.Input<string>("Assignment") ?? string.Empty);
        if (!context.Instance.IsTrial)
        {
            Issue(context, bookmark);
        }
    }

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
        if (PortOf(answer) != AwaitAssignmentCommand.Wait)
        {
            context.Complete(PortOf(answer));
        }
        else if (answer.TryGetProperty("dueAt", out var due) && due.ValueKind == JsonValueKind.String)
        {
            context.CreateBookmark(DueKind, string.Empty, null, due.GetDateTimeOffset());
        }
    }
}

/// <summary>Notes in the assignment's stream who waits, so that no act is missed.</summary>
internal sealed class AwaitAssignmentCommand(IVault vault, ICalendars calendars) : AssignmentCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "assignment.await";

    /// <summary>The answer while it has to be waited for.</summary>
    public const string Wait = "Wait";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var awaited = arguments.Text("for") == AssignmentWait.Signature ? AssignmentWait.Signature : AssignmentWait.Closing;
        if (AssignmentWait.WayOn(found.State, awaited) is { } port)
        {
            return CommandActivity.Answer(port);
        }

        unit.Append(found, [new AssignmentAwaited(awaited, command.InstanceId!, command.BookmarkId!)]);
        DateTimeOffset? dueAt = arguments.Number("workingDays") is { } days and >= 0 ? calendars.China.Deadline(unit.Now, days) : null;
        return JsonSerializer.SerializeToElement(new { port = Wait, dueAt });
    }
}
