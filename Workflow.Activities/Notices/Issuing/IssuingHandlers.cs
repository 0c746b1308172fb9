using MediatR;
using Workflow.Activities.Notices.Drafting;

namespace Workflow.Activities.Notices.Issuing;

/// <summary>印发.</summary>
internal sealed class IssueNoticeHandler(NoticeDesk desk, NoticeIssue issue) : IRequestHandler<IssueNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(IssueNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Issue,
        (unit, state) => issue.IssueAsync(unit, state, cancellationToken),
        cancellationToken);
}

/// <summary>作废.</summary>
internal sealed class VoidNoticeHandler(NoticeDesk desk, NoticeRemarks remarks) : IRequestHandler<VoidNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(VoidNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Void,
        async (unit, state) => NoticeDecisions.Void(
            state, await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明作废的理由。", cancellationToken)),
        cancellationToken);
}
