using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Evaluation.Giving;

/// <summary>填报.</summary>
internal sealed class GiveValuesHandler(EvaluationDesk desk, EvaluationWords words) : IRequestHandler<GiveValues, EvaluationReceipt>
{
    public Task<EvaluationReceipt> Handle(GiveValues request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        request.Unit,
        async (unit, state) =>
        {
            EvaluationAccess.RequireUnit(request.Context.Caller, request.Unit);
            if (ValueCheck.Faults(state.Opened!.System, request.Values) is { Count: > 0 } faults)
            {
                throw Refusals.Invalid("evaluation.values-invalid", $"有 {faults.Count} 处需要修改。", faults);
            }

            var given = new List<GivenValue>();
            foreach (var each in request.Values)
            {
                given.Add(new GivenValue(each.Indicator, each.Value!.Value, await words.RequireAsync(
                    unit.Origin.Tenant, request.Id, request.Unit, each.Note, "/values", "请写明计算依据。", cancellationToken)));
            }

            return EvaluationDecisions.Give(state, request.Unit, given, ChinaTime.DayOf(unit.Now));
        },
        cancellationToken);
}
