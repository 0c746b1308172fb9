using MediatR;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Rectification.Verifying;

/// <summary>核查通过, 销号.</summary>
internal sealed class CloseRectificationHandler(RectificationDesk desk, RectificationRemarks remarks)
    : IRequestHandler<CloseRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(CloseRectification request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        RectificationAct.Close,
        async (unit, state) => RectificationDecisions.Close(
            state, await remarks.RequireAsync(unit, state, request.Opinion, "/opinion", "请写明核查意见。", cancellationToken)),
        cancellationToken);
}

/// <summary>核查未通过, 退回.</summary>
internal sealed class ReturnRectificationHandler(RectificationDesk desk, RectificationRemarks remarks, ICalendars calendars)
    : IRequestHandler<ReturnRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(ReturnRectification request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        RectificationAct.Return,
        async (unit, state) => RectificationDecisions.Return(
            state,
            await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明退回的理由。", cancellationToken),
            calendars.China,
            ChinaTime.DayOf(unit.Now)),
        cancellationToken);
}

/// <summary>撤销.</summary>
internal sealed class WithdrawRectificationHandler(RectificationDesk desk, RectificationRemarks remarks)
    : IRequestHandler<WithdrawRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(WithdrawRectification request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        RectificationAct.Withdraw,
        async (unit, state) => RectificationDecisions.Withdraw(
            state, await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明撤销的理由。", cancellationToken)),
        cancellationToken);
}

/// <summary>催办: an officer does not wait for the workflow's reminder.</summary>
internal sealed class UrgeRectificationHandler(RectificationDesk desk, RectificationRemarks remarks, RectificationUrging urging)
    : IRequestHandler<UrgeRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(UrgeRectification request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        RectificationAct.Urge,
        async (unit, state) =>
        {
            RectificationDecisions.RequireUrgeable(state);
            var reason = await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明催办的理由。", cancellationToken);
            var unique = Guid.CreateVersion7().ToString("N");
            return [await urging.UrgeAsync(unit, state, unique, reason, null, cancellationToken)];
        },
        cancellationToken);
}
