using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Giving;

namespace Workflow.Activities.Evaluation.Appealing;

/// <summary>申诉.</summary>
internal sealed class LodgeAppealHandler(EvaluationDesk desk, EvaluationWords words) : IRequestHandler<LodgeAppeal, EvaluationReceipt>
{
    public Task<EvaluationReceipt> Handle(LodgeAppeal request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        request.Unit,
        async (unit, state) =>
        {
            EvaluationAccess.RequireUnit(request.Context.Caller, request.Unit);
            var reason = await words.RequireAsync(
                unit.Origin.Tenant, request.Id, request.Unit, request.Reason, "/reason", "请写明申诉的理由和依据。", cancellationToken);
            return EvaluationDecisions.Appeal(state, request.Unit, request.Indicator, reason, ChinaTime.DayOf(unit.Now));
        },
        cancellationToken);
}

/// <summary>处理申诉.</summary>
internal sealed class DecideAppealHandler(EvaluationDesk desk, EvaluationWords words) : IRequestHandler<DecideAppeal, EvaluationReceipt>
{
    public Task<EvaluationReceipt> Handle(DecideAppeal request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        request.Unit,
        async (unit, state) =>
        {
            EvaluationAccess.RequireOffice(request.Context.Caller, unit.Origin.Tenant);
            var indicator = EvaluationDecisions.RequireIndicator(state, request.Indicator);
            if (request.Value is not null && ValueCheck.Fault(indicator, request.Value) is { } fault)
            {
                throw Refusals.Invalid("evaluation.values-invalid", fault, new FieldError("/value", fault));
            }

            var reason = await words.RequireAsync(
                unit.Origin.Tenant, request.Id, request.Unit, request.Reason, "/reason", "请写明处理申诉的理由。", cancellationToken);
            return request.Value is { } value
                ? EvaluationDecisions.Uphold(state, request.Unit, request.Indicator, value, reason)
                : EvaluationDecisions.Dismiss(state, request.Unit, request.Indicator, reason);
        },
        cancellationToken);
}
