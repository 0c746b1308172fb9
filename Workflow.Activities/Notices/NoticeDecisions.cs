using Workflow.Activities.Common;

namespace Workflow.Activities.Notices;

/// <summary>What may be done with a notice and what follows. Doing again what is already so changes nothing.</summary>
internal static class NoticeDecisions
{
    public static IReadOnlyList<object> Draft(NoticeState state, NoticeDrafted drafted) =>
        state.Drafted is null ? [drafted] : throw Refusals.Conflict("notice.exists", "这份文书已经起草过了。");

    public static IReadOnlyList<object> Revise(NoticeState state, NoticeContent content)
    {
        RequireStatus(state, NoticeStatus.Draft, "只有起草中的文书可以修改；送审后请先退回。");
        return [new NoticeRevised(content)];
    }

    public static IReadOnlyList<object> Submit(NoticeState state)
    {
        if (state.Status is NoticeStatus.Submitted or NoticeStatus.Approved)
        {
            return [];
        }

        RequireStatus(state, NoticeStatus.Draft, "这份文书已不在起草中，不能再送审。");
        return [new NoticeSubmitted()];
    }

    /// <summary>审批: by somebody who wrote none of it.</summary>
    public static IReadOnlyList<object> Approve(NoticeState state, string approver)
    {
        if (state.Status == NoticeStatus.Approved)
        {
            return [];
        }

        RequireStatus(state, NoticeStatus.Submitted, "只有送审的文书可以审批。");
        return state.Authors.Contains(approver)
            ? throw Refusals.Conflict("notice.own-draft", "起草人不能审批自己起草或修改的文书，请由其他人员审批。")
            : [new NoticeApproved()];
    }

    public static IReadOnlyList<object> Return(NoticeState state, Remark reason) =>
        state.Status is NoticeStatus.Submitted or NoticeStatus.Approved
            ? [new NoticeReturned(reason)]
            : throw Refusals.Conflict("notice.not-returnable", "只有送审后、印发前的文书可以退回。");

    /// <summary>Refuses what cannot be issued, before a number is taken.</summary>
    public static void RequireIssuable(NoticeState state)
    {
        var isReady = state.Status == NoticeStatus.Approved
            || (state is { Status: NoticeStatus.Draft, Drafted.NeedsApproval: false });
        if (!isReady)
        {
            throw state.Status is NoticeStatus.Draft or NoticeStatus.Submitted
                ? Refusals.Conflict("notice.not-approved", "文书须经审批通过才能印发。")
                : Refusals.Conflict("notice.issued", "这份文书已经印发或作废，不能再次印发。");
        }
    }

    public static IReadOnlyList<object> Issue(NoticeState state, NoticeIssued issued)
    {
        RequireIssuable(state);
        return [issued];
    }

    /// <summary>作废: at any time, with a reason; the number stays taken.</summary>
    public static IReadOnlyList<object> Void(NoticeState state, Remark reason) => state.Status == NoticeStatus.Voided
        ? throw Refusals.Conflict("notice.voided", "这份文书已经作废。")
        : [new NoticeVoided(reason)];

    public static IReadOnlyList<object> Receive(NoticeState state) => state.Status switch
    {
        NoticeStatus.Issued => [new NoticeReceived()],
        NoticeStatus.Received or NoticeStatus.Replied => [],
        _ => throw NotInForce(state),
    };

    /// <summary>回复: whoever replies has received it; further replies may follow.</summary>
    public static IReadOnlyList<object> Reply(NoticeState state, Remark text) => state.Status switch
    {
        NoticeStatus.Issued => [new NoticeReceived(), new NoticeReplied(text)],
        NoticeStatus.Received or NoticeStatus.Replied => [new NoticeReplied(text)],
        _ => throw NotInForce(state),
    };

    private static void RequireStatus(NoticeState state, string status, string message)
    {
        if (state.Status != status)
        {
            throw Refusals.Conflict("notice.status", message);
        }
    }

    private static RefusalException NotInForce(NoticeState state) => state.IsVoided
        ? Refusals.Conflict("notice.voided", "这份文书已经作废，无需签收或回复。")
        : Refusals.Conflict("notice.not-issued", "这份文书还没有印发。");
}
