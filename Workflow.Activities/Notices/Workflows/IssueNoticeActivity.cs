using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Issuing;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>The activity 印发文书: at once where no approval is needed, else when the office has approved and issued it.</summary>
internal sealed class IssueNoticeActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "IssueNotice",
        "印发文书",
        "编号并发送。须经审批的，送审并等到审批、印发之后继续；被作废的走“已作废”。",
        [NoticeVocabulary.Notice],
        [new OutputDescriptor("Number", "String", "文号")],
        [Done, NoticeWait.Voided],
        [NoticeWait.Voided]),
    IssueNoticeCommand.CommandKind)
{
    /// <summary>Kind of the bookmark it waits on; its key is the notice's id.</summary>
    public const string BookmarkKind = "NoticeIssue";

    public override void Execute(IActivityContext context) =>
        Issue(context, context.CreateBookmark(BookmarkKind, context.Input<string>("Notice") ?? string.Empty));

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByBookmark { Input: { } input })
        {
            Answered(context, input);
        }
        else
        {
            base.Resume(context, resumption);
        }
    }

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) != IssueNoticeCommand.Wait)
        {
            context.SetOutput("Number", answer.GetProperty("number"));
            context.Complete(PortOf(answer));
        }
    }
}

/// <summary>Issues it, or submits it and waits.</summary>
internal sealed class IssueNoticeCommand(IVault vault, NoticeIssue issue) : NoticeCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "notice.issue";

    /// <summary>The answer while it has to be waited for.</summary>
    public const string Wait = "Wait";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await LoadAsync(unit, arguments, cancellation);
        if (NoticeWait.WayOn(found.State, NoticeWait.Issue) is { } port)
        {
            return NoticeWait.Answer(port, found.State);
        }

        if (found.State.Drafted is { NeedsApproval: true })
        {
            unit.Append(found,
            [
                .. NoticeDecisions.Submit(found.State),
                new NoticeAwaited(NoticeWait.Issue, command.InstanceId!, command.BookmarkId!),
            ]);
            return CommandActivity.Answer(Wait);
        }

        var after = unit.Append(found, await issue.IssueAsync(unit, found.State, cancellation));
        return NoticeWait.Answer(CommandActivity.Done, after.State);
    }
}
