using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>Open rectifications, and for how long they have been open.</summary>
internal sealed class RectificationsInCockpit : ICockpitSource
{
    private const string Counting =
        """
        select to_jsonb(counted)::text from (
          select case when days <= 10 then 1 when days <= 30 then 2 when days <= 60 then 3 else 4 end as age, count(*)::int as count
          from (select extract(epoch from ?::timestamptz - (data ->> 'orderedAt')::timestamptz) / 86400 as days
            from workflow.mt_doc_rectificationrow
            where tenant_id = any(?) and not (data ->> 'isEnded')::boolean) open
          group by 1
        ) counted
        """;

    private static readonly string[] Ages = ["10 天以内", "11 至 30 天", "31 至 60 天", "60 天以上"];

    public int Order => 3;

    public async Task<CockpitPart> ReadAsync(CockpitReading reading, CancellationToken cancellation)
    {
        var counts = (await reading.Rows.QueryJsonAsync<AgeCount>(Counting, cancellation, reading.Now, reading.Tenants))
            .ToDictionary(each => each.Age, each => each.Count);
        var open = counts.Values.Sum();
        return new CockpitPart(
            [new CockpitNumber("rectifications.open", open, false, open)],
            [
                new CockpitPicture(
                    "rectifications.by-age",
                    false,
                    open == 0 ? [] : Ages,
                    open == 0 ? [] : Ages,
                    [new CockpitSeries("open", open == 0 ? [] : [.. Ages.Select((_, i) => (decimal)counts.GetValueOrDefault(i + 1))])]),
            ]);
    }

    /// <summary>How many are of an age.</summary>
    internal sealed record AgeCount(int Age, int Count);
}
