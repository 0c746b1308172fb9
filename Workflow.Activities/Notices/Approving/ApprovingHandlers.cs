using MediatR;
using Workflow.Activities.Notices.Drafting;

namespace Workflow.Activities.Notices.Approving;

/// <summary>送审.</summary>
internal sealed class SubmitNoticeHandler(NoticeDesk desk) : IRequestHandler<SubmitNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(SubmitNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Submit,
        (_, state) => Task.FromResult(NoticeDecisions.Submit(state)),
        cancellationToken);
}

/// <summary>审批通过.</summary>
internal sealed class ApproveNoticeHandler(NoticeDesk desk) : IRequestHandler<ApproveNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(ApproveNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Approve,
        (_, state) => Task.FromResult(NoticeDecisions.Approve(state, request.Context.Caller.Id)),
        cancellationToken);
}

/// <summary>退回.</summary>
internal sealed class ReturnNoticeHandler(NoticeDesk desk, NoticeRemarks remarks)
    : IRequestHandler<ReturnNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(ReturnNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Return,
        async (unit, state) => NoticeDecisions.Return(
            state, await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明退回的理由。", cancellationToken)),
        cancellationToken);
}
