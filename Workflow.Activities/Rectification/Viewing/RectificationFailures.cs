using Marten;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>整改未通过次数: how often rectifications of a unit failed in the period; none where none failed.</summary>
internal sealed class RectificationFailures : IIndicatorSource
{
    public string Name => "rectification-failures";

    public string Description => "整改未通过的次数（次）";

    public async Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation)
    {
        var (tenants, units, first, last) = (reading.Tenants, reading.Units, reading.FirstDay, reading.LastDay);
        var counts = units.ToDictionary(unit => unit, _ => 0, StringComparer.Ordinal);
        var rows = reading.Rows.Query<RectificationRow>()
            .Where(row => row.TenantIsOneOf(tenants) && row.Unit.IsOneOf(units) && row.Status != RectificationStatus.Withdrawn)
            .Select(row => new { row.Unit, row.Failures });
        await foreach (var row in rows.ToAsyncEnumerable(cancellation))
        {
            counts[row.Unit] += row.Failures.Count(day => day >= first && day <= last);
        }

        return counts.ToDictionary(
            each => each.Key,
            each => new IndicatorValue(each.Value, $"期内整改核查未通过或逾期 {each.Value} 次"),
            StringComparer.Ordinal);
    }
}
