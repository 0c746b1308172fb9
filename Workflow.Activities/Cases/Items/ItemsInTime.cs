using Marten;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Cases.Items;

/// <summary>按时办结率 of the linked cases a unit handles: those closed in the period, and those that should have been.</summary>
internal sealed class ItemsInTime : IIndicatorSource
{
    public string Name => "case-on-time";

    public string Description => "办件按时办结率（%）";

    public async Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation)
    {
        var (tenants, units, from, to, now) = (reading.Tenants, reading.Units, reading.From, reading.To, reading.Now);
        var tally = new ShareTally();
        var rows = reading.Rows.Query<ItemRow>()
            .Where(row => row.TenantIsOneOf(tenants) && row.Organisation.IsOneOf(units)
                && ((row.ClosedAt >= from && row.ClosedAt <= to)
                    || (row.ClosedAt == null && row.DueAt >= from && row.DueAt <= to && row.DueAt < now)))
            .Select(row => new { row.Organisation, row.ClosedAt, row.DueAt });
        await foreach (var row in rows.ToAsyncEnumerable(cancellation))
        {
            tally.Count(row.Organisation, row.ClosedAt <= row.DueAt);
        }

        return tally.Shares((good, all) => $"期内应办结办件 {all} 件，按时办结 {good} 件");
    }
}
