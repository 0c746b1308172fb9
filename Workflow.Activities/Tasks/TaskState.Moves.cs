using Workflow.Activities.Tasks.Commenting;
using Workflow.Activities.Tasks.Copying;
using Workflow.Activities.Tasks.Delegating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.SendingBack;
using Workflow.Activities.Tasks.Signing;
using Workflow.Activities.Tasks.TakingBack;
using Workflow.Activities.Tasks.Transferring;
using Workflow.Activities.Tasks.Urging;

namespace Workflow.Activities.Tasks;

/// <summary>What clerks do with a task among themselves. Whatever the receiver of a transfer does accepts it.</summary>
internal sealed partial record TaskState
{
    private TaskState Moved(object @event, DateTimeOffset at) => @event switch
    {
        TaskTransferred one => Told(new(at, TaskMove.Transfer, one.By, one.For, [one.To], one.Reason)) with
        {
            Status = TaskStates.Claimed,
            ClaimedBy = one.To,
            Transfer = new OpenTransfer(ClaimedBy ?? one.By, one.To),
        },
        TaskDelegated one => Told(new(at, TaskMove.Delegate, one.By, one.For, [one.To], one.Reason)) with
        {
            Delegation = new OpenDelegation(one.To),
            Transfer = null,
        },
        TaskOpinionGiven one => Told(new(at, TaskMove.Opinion, one.By, one.For, [], one.Opinion)) with { Delegation = null },
        TaskSignersAdded one => Told(new(at, TaskMove.Signers, one.By, one.For, one.Signers, one.Reason, one.Mode)) with
        {
            Signing = new SigningState(one.Mode, one.Signers, []),
            Transfer = null,
        },
        TaskSigned one => Told(new(at, TaskMove.Sign, one.By, one.For, [], one.Opinion, one.Agrees ? "agrees" : "objects")) with
        {
            Signing = Signing?.With(one.For ?? one.By),
        },
        TaskMoveTakenBack one => TakenBack(one.Move).Told(new(at, one.Move, one.By, one.For, [], null)),
        TaskCopied one => Told(new(at, TaskMove.Copy, one.By, null, one.To, null)) with { CopiedTo = [.. CopiedTo, .. one.To] },
        TaskUrged one => Told(new(at, TaskMove.Urge, one.By, null, [], one.Words)) with
        {
            UrgedAt = at,
            Urgings = [.. Urgings.Where(urging => urging.By != one.By), new LastUrging(one.By, one.Day)],
        },
        TaskCommented one => Told(new(at, TaskMove.Comment, one.By, null, [], one.Text)) with
        {
            Transfer = Transfer?.To == one.By ? null : Transfer,
        },
        TaskSentBack one => Told(new(at, TaskMove.SendBack, one.By, one.For, [one.From], one.Reason)) with
        {
            SentBack = one,
            SentBackAt = at,
        },
        _ => this,
    };

    private TaskState TakenBack(string move) => move switch
    {
        TaskMove.TakeBackTransfer => this with { ClaimedBy = Transfer?.From ?? ClaimedBy, Transfer = null },
        TaskMove.TakeBackDelegation => this with { Delegation = null },
        TaskMove.TakeBackSigners => this with { Signing = Signing?.Closed() },
        _ => this,
    };

    private TaskState Told(TrailLine line) => this with { Trail = [.. Trail, line] };
}
