using Marten;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Counts assignments by light and status in one pass, by the same rules as <see cref="AssignmentSearch"/>.</summary>
internal static class AssignmentCounting
{
    private const string Counting =
        """
        select to_jsonb(counted)::text from (
          select case when red then 'red' when yellow then 'yellow' else 'green' end as light, status,
            count(*)::int as count, (count(*) filter (where "isIssued"))::int as issued
          from (select status, number is not null as "isIssued", {0}
            from workflow.mt_doc_assignmentrow d where {1}) lit
          group by 1, 2
        ) counted
        """;

    public static async Task<IReadOnlyList<LightAndStatus>> CountAsync(
        IQuerySession session, Caller caller, string tenant, AssignmentFilter filter, LightCutoffs cutoffs, CancellationToken cancellation)
    {
        var where = AssignmentConditions.Of(caller, tenant, filter);
        var sql = Counting
            .Replace("{0}", LightSql.Columns, StringComparison.Ordinal)
            .Replace("{1}", where.Sql, StringComparison.Ordinal);
        return await session.QueryJsonAsync<LightAndStatus>(sql, cancellation, [.. LightSql.Days(cutoffs), .. where.Values]);
    }
}

/// <summary>How many there are of a light and a status, and how many of them have their 交办单.</summary>
/// <param name="Light">See <see cref="Light"/>.</param>
/// <param name="Status">See <see cref="AssignmentStatus"/>.</param>
/// <param name="Count">How many.</param>
/// <param name="Issued">Of them, with a number.</param>
internal sealed record LightAndStatus(string Light, string Status, int Count, int Issued);
