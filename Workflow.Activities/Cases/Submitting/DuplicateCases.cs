using Marten;
using Marten.Linq.MatchesSql;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>重复申请: applications about the same thing, such as one child of several, are linked with each other, so that whoever decides sees it. None is refused for it.</summary>
internal static class DuplicateCases
{
    private static readonly string Has = IndexedList.HoldsAll("lookups");
    private const int Most = 5;

    /// <summary>Links a new case with those that are about the same thing and have not been taken back.</summary>
    public static async Task LinkAsync(IUnitOfWork unit, Loaded<CaseState> filed, IReadOnlyList<string> same, CancellationToken cancellation)
    {
        var earlier = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var one in same)
        {
            earlier.UnionWith(await EarlierAsync(unit, one, cancellation));
        }

        if (earlier.Count == 0)
        {
            return;
        }

        unit.Append(filed, [.. earlier.Select(number => new CaseLinked(number))]);
        foreach (var number in earlier)
        {
            unit.Append(
                await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation), [new CaseLinked(filed.State.Number)]);
        }
    }

    private static Task<IReadOnlyList<string>> EarlierAsync(IUnitOfWork unit, string same, CancellationToken cancellation)
    {
        var hash = IndexedList.Only(same);
        return unit.Session.Query<CaseRow>()
            .Where(row => row.Status != CaseStatus.Withdrawn && row.MatchesSql(Has, hash))
            .OrderByDescending(row => row.SubmittedAt)
            .Take(Most)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
    }
}
