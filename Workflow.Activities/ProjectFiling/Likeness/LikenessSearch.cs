using Marten;
using Workflow.Activities.Callers;

namespace Workflow.Activities.ProjectFiling.Likeness;

/// <summary>查重: finds filed projects that are like one. PostgreSQL picks the likeliest, which are then compared in full.</summary>
internal static class LikenessSearch
{
    /// <summary>How many are compared in full: far more than anybody would look at.</summary>
    private const int Candidates = 60;

    /// <summary>How many are shown.</summary>
    private const int Shown = 10;

    // The same weights and measures as the comparison in full, on bits instead of runs.
    private const string Sql =
        """
        select id from (
            select d.id,
                ('x' || (d.data ->> 'nameBits'))::bit(256) as nb, ('x' || (d.data ->> 'contentBits'))::bit(4096) as cb,
                ('x' || (d.data ->> 'systemBits'))::bit(256) as sb, (d.data ->> 'budget')::float8 as b,
                q.n, q.c, q.s, q.m
            from workflow.mt_doc_likenessrow d,
                (select ('x' || ?)::bit(256) as n, ('x' || ?)::bit(4096) as c, ('x' || ?)::bit(256) as s, ?::float8 as m) q
            where d.tenant_id = any(?) and d.id <> ?) each
        order by
            35 * 2.0 * bit_count(n & nb) / greatest(1, bit_count(n) + bit_count(nb))
            + 40 * greatest(
                2.0 * bit_count(c & cb) / greatest(1, bit_count(c) + bit_count(cb)),
                0.9 * bit_count(c & cb) / greatest(1, least(bit_count(c), bit_count(cb))))
            + 15 * 2.0 * bit_count(s & sb) / greatest(1, bit_count(s) + bit_count(sb))
            + 10 * least(m, b) / greatest(m, b, 0.01) desc,
            id
        limit ?
        """;

    /// <summary>What is like it, the most alike first, and how many filed projects there are.</summary>
    /// <param name="query">A session of any tenant; those of all are looked at.</param>
    /// <param name="projectId">The project itself, which is not compared.</param>
    /// <param name="facts">What it declares.</param>
    /// <param name="threshold">The score from which on it is told, 0 to 100.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<(IReadOnlyList<LikenessFinding> Findings, int Compared)> FindAsync(
        IQuerySession query, string projectId, LikenessFacts facts, int threshold, CancellationToken cancellation)
    {
        var (live, row) = (Tenants.Live.ToArray(), LikenessRow.Of(projectId, facts));
        var compared = await query.Query<LikenessRow>()
            .Where(each => each.TenantIsOneOf(live) && each.Id != projectId)
            .CountAsync(cancellation);
        if (compared == 0)
        {
            return ([], 0);
        }

        var ids = (await query.AdvancedSql.QueryAsync<string>(
            Sql, cancellation, row.NameBits, row.ContentBits, row.SystemBits, row.Budget, live, projectId, Candidates)).ToArray();
        var candidates = await query.Query<ProjectRow>()
            .Where(each => each.TenantIsOneOf(live) && each.Id.IsOneOf(ids))
            .ToListAsync(cancellation);
        return (Findings(facts, candidates, threshold), compared);
    }

    private static IReadOnlyList<LikenessFinding> Findings(LikenessFacts facts, IEnumerable<ProjectRow> candidates, int threshold) =>
    [
        .. candidates
            .Where(each => each is { InForce: not null, Number: not null })
            .Select(each => (Row: each, Aspects: LikenessCheck.Of(facts, LikenessFacts.Of(each.InForce!))))
            .Select(each => new LikenessFinding(
                each.Row.Id, each.Row.Number!, each.Row.Unit, each.Row.InForce!.Name, LikenessCheck.Score(each.Aspects), each.Aspects))
            .Where(each => each.Score >= threshold)
            .OrderByDescending(each => each.Score)
            .ThenBy(each => each.ProjectId, StringComparer.Ordinal)
            .Take(Shown),
    ];
}
