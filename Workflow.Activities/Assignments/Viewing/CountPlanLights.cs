using MediatR;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>The lights of a plan's measures, by measure; a measure that is not assigned has none.</summary>
/// <param name="Caller">Who asks; those who oversee the plan's tenant, and the province's, get an answer.</param>
/// <param name="PlanId">The plan.</param>
public sealed record CountPlanLights(Caller Caller, string PlanId) : IRequest<IReadOnlyList<MeasureLights>>;

/// <summary>How the assignments of a measure stand; each number is the length of a list.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Red">Red ones.</param>
/// <param name="Yellow">Yellow ones.</param>
/// <param name="Green">Green ones.</param>
public sealed record MeasureLights(string MeasureId, int Red, int Yellow, int Green);

/// <summary>Counts them in one pass.</summary>
internal sealed class CountPlanLightsHandler(IUnitOfWorkFactory units, LightRules rules)
    : IRequestHandler<CountPlanLights, IReadOnlyList<MeasureLights>>
{
    private const string Counting =
        $"""
        select to_jsonb(counted)::text from (
          select "measureId", (count(*) filter (where red))::int as red, (count(*) filter (where yellow and not red))::int as yellow,
            (count(*) filter (where not yellow and not red))::int as green
          from (select data ->> 'measureId' as "measureId", {LightSql.Columns}
            from workflow.mt_doc_assignmentrow where tenant_id = any(?) and plan_id = ?) lit
          group by 1 order by 1
        ) counted
        """;

    public async Task<IReadOnlyList<MeasureLights>> Handle(CountPlanLights request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Oversees)
        {
            return [];
        }

        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(caller, "count-plan-lights"), cancellationToken);
        var tenants = caller.IsProvincial ? Tenants.Live.ToArray() : [unit.Origin.Tenant];
        return await unit.Query.QueryJsonAsync<MeasureLights>(
            Counting, cancellationToken, [.. LightSql.Days(rules.Now()), tenants, request.PlanId]);
    }
}
