using System.Globalization;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>How many cases came and went by month, how many ended in time, and how people rated them.</summary>
internal sealed class CasesInCockpit : ICockpitSource
{
    private const int Best = 5;
    private const int Satisfied = 3;

    private const string Months =
        """
        select to_jsonb(counted)::text from (
          select month, sum(opened)::int as opened, sum(closed)::int as closed, sum("inTime")::int as "inTime" from (
            select date_part('month', submitted_at at time zone 'Asia/Shanghai')::int as month, 1 as opened, 0 as closed, 0 as "inTime"
            from workflow.mt_doc_caserow where tenant_id = any(?) and submitted_at >= ? and submitted_at < ?
            union all
            select date_part('month', closed_at at time zone 'Asia/Shanghai')::int, 0, 1, case when (data ->> 'isLate')::boolean then 0 else 1 end
            from workflow.mt_doc_caserow where tenant_id = any(?) and closed_at >= ? and closed_at < ?
          ) each group by month order by month
        ) counted
        """;

    private const string Ratings =
        """
        select to_jsonb(counted)::text from (
          select (data ->> 'rating')::int as rating, count(*)::int as count from workflow.mt_doc_caserow
          where tenant_id = any(?) and closed_at >= ? and closed_at < ? and data ->> 'rating' is not null group by 1
        ) counted
        """;

    public int Order => 4;

    public async Task<CockpitPart> ReadAsync(CockpitReading reading, CancellationToken cancellation)
    {
        var (from, to) = (FirstOf(reading.Year), FirstOf(reading.Year + 1));
        var months = await reading.Rows.QueryJsonAsync<MonthCount>(
            Months, cancellation, reading.Tenants, from, to, reading.Tenants, from, to);
        var ratings = (await reading.Rows.QueryJsonAsync<RatingCount>(Ratings, cancellation, reading.Tenants, from, to))
            .ToDictionary(each => each.Rating, each => each.Count);
        int[] levels = [.. Enumerable.Range(1, Best).Reverse()];
        return new CockpitPart(
            [
                CockpitNumber.Share("cases.in-time", months.Sum(month => month.InTime), months.Sum(month => month.Closed)),
                CockpitNumber.Share("cases.satisfied", ratings.Where(each => each.Key >= Satisfied).Sum(each => each.Value), ratings.Values.Sum()),
            ],
            [
                new CockpitPicture(
                    "cases.by-month",
                    true,
                    [.. months.Select(month => $"{month.Month}月")],
                    [.. months.Select(month => string.Create(CultureInfo.InvariantCulture, $"{reading.Year}-{month.Month:00}"))],
                    [
                        new CockpitSeries("opened", [.. months.Select(month => (decimal)month.Opened)]),
                        new CockpitSeries("closed", [.. months.Select(month => (decimal)month.Closed)]),
                    ]),
                new CockpitPicture(
                    "cases.ratings",
                    false,
                    ratings.Count == 0 ? [] : [.. levels.Select(level => level.ToString(CultureInfo.InvariantCulture))],
                    ratings.Count == 0 ? [] : [.. levels.Select(level => level.ToString(CultureInfo.InvariantCulture))],
                    [new CockpitSeries("ratings", ratings.Count == 0 ? [] : [.. levels.Select(level => (decimal)ratings.GetValueOrDefault(level))])]),
            ]);
    }

    private static DateTimeOffset FirstOf(int year) => ChinaTime.At(new DateOnly(year, 1, 1), TimeOnly.MinValue).ToUniversalTime();

    /// <summary>A month.</summary>
    internal sealed record MonthCount(int Month, int Opened, int Closed, int InTime);

    /// <summary>A level of rating.</summary>
    internal sealed record RatingCount(int Rating, int Count);
}
