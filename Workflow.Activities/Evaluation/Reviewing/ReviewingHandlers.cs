using MediatR;

namespace Workflow.Activities.Evaluation.Reviewing;

/// <summary>认可.</summary>
internal sealed class AcceptValueHandler(EvaluationDesk desk) : IRequestHandler<AcceptValue, EvaluationReceipt>
{
    public Task<EvaluationReceipt> Handle(AcceptValue request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        request.Unit,
        (unit, state) =>
        {
            EvaluationAccess.RequireOffice(request.Context.Caller, unit.Origin.Tenant);
            return Task.FromResult(EvaluationDecisions.Accept(state, request.Unit, request.Indicator));
        },
        cancellationToken);
}

/// <summary>退回.</summary>
internal sealed class ReturnValueHandler(EvaluationDesk desk, EvaluationWords words) : IRequestHandler<ReturnValue, EvaluationReceipt>
{
    public Task<EvaluationReceipt> Handle(ReturnValue request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        request.Unit,
        async (unit, state) =>
        {
            EvaluationAccess.RequireOffice(request.Context.Caller, unit.Origin.Tenant);
            var reason = await words.RequireAsync(
                unit.Origin.Tenant, request.Id, request.Unit, request.Reason, "/reason", "请写明退回的理由，以便单位修改。", cancellationToken);
            return EvaluationDecisions.Return(state, request.Unit, request.Indicator, reason);
        },
        cancellationToken);
}
