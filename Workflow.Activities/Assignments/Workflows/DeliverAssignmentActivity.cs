using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Workflows;

/// <summary>The activity 登记交办单: notes on the assignment which notice it was delivered with.</summary>
internal sealed class DeliverAssignmentActivity() : PassedInTrial(
    NoticeVocabulary.Words.Descriptor(
        "DeliverAssignment",
        "登记交办单",
        "把已印发的交办单登记到交办件上，交办件由此有了文号。",
        [AssignmentVocabulary.Assignment, NoticeVocabulary.Notice],
        [],
        [Done]),
    DeliverAssignmentCommand.CommandKind);

/// <summary>Notes it in the burst's own transaction.</summary>
internal sealed class DeliverAssignmentCommand(IVault vault) : AssignmentCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "assignment.deliver";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var notice = (await LoadAsync(unit, arguments, cancellation)).State;
        var number = notice.Number ?? throw Refusals.Conflict(
            "assignment.notice-not-issued", "交办单还没有印发。请把“登记交办单”接在“印发文书”之后。");
        var decided = AssignmentDecisions.Deliver(found.State, notice.Drafted!.NoticeId, number);
        if (decided.Count > 0)
        {
            unit.Append(found, decided);
        }

        return Done;
    }
}
