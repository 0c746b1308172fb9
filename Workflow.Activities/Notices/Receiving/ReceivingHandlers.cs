using MediatR;
using Workflow.Activities.Notices.Drafting;

namespace Workflow.Activities.Notices.Receiving;

/// <summary>签收.</summary>
internal sealed class ReceiveNoticeHandler(NoticeDesk desk) : IRequestHandler<ReceiveNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(ReceiveNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Receive,
        (_, state) => Task.FromResult(NoticeDecisions.Receive(state)),
        cancellationToken);
}

/// <summary>回复.</summary>
internal sealed class ReplyToNoticeHandler(NoticeDesk desk, NoticeRemarks remarks)
    : IRequestHandler<ReplyToNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(ReplyToNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Reply,
        async (unit, state) => NoticeDecisions.Reply(
            state, await remarks.RequireAsync(unit, state, request.Text, "/text", "请写明办理情况。", cancellationToken)),
        cancellationToken);
}
