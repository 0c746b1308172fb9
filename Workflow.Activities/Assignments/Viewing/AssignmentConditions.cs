using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Which rows a caller may read and a filter asks for, as <see cref="AssignmentSearch"/> says it, for statements of our own.</summary>
/// <param name="Sql">Condition on a row named d.</param>
/// <param name="Values">Its parameters.</param>
internal sealed record AssignmentConditions(string Sql, IReadOnlyList<object> Values)
{
    /// <summary>Status and light are left to the statement.</summary>
    public static AssignmentConditions Of(Caller caller, string tenant, AssignmentFilter filter)
    {
        var each = Each(caller, tenant, filter).ToList();
        return new AssignmentConditions(
            string.Join(" and ", each.Select(condition => condition.Sql)), [.. each.Select(condition => condition.Value)]);
    }

    private static IEnumerable<(string Sql, object Value)> Each(Caller caller, string tenant, AssignmentFilter filter)
    {
        var oversees = caller.Oversees;
        yield return ("tenant_id = any(?)", oversees && !caller.IsProvincial ? [tenant] : Tenants.Live.ToArray());
        if (!oversees)
        {
            yield return (AssignmentRowsOf.OfUnit, IndexedList.Only(caller.Organisation));
        }

        if (filter.Year is { } year)
        {
            yield return ("plan_year = ?", year);
        }

        if (filter.Plan is { Length: > 0 } plan)
        {
            yield return ("plan_id = ?", plan);
        }

        if (filter.Programme is { Length: > 0 } programme)
        {
            yield return ("programme_id = ?", programme);
        }

        if (filter.Measure is { Length: > 0 } measure)
        {
            yield return ("data ->> 'measureId' = ?", measure);
        }

        if (filter.Unit is { Length: > 0 } unit)
        {
            yield return ("unit = ?", unit);
        }

        if (filter.Search?.Trim() is { Length: > 0 } search)
        {
            yield return ("position(? in concat(text, chr(10), number)) > 0", search);
        }
    }
}
