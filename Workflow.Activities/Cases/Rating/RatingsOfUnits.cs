using System.Globalization;
using Marten;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Cases.Rating;

/// <summary>好差评 of the cases closed in the period that a unit took part in.</summary>
internal sealed class RatingsOfUnits : IIndicatorSource
{
    public string Name => "case-rating";

    public string Description => "办件好差评平均分（1 至 5 分）";

    public async Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation)
    {
        var (tenants, from, to) = (reading.Tenants, reading.From, reading.To);
        var sums = reading.Units.ToDictionary(unit => unit, _ => (Sum: 0, Count: 0), StringComparer.Ordinal);
        var rows = reading.Rows.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(tenants) && row.Rating != null && row.ClosedAt >= from && row.ClosedAt <= to)
            .Select(row => new { row.Organisations, row.Rating });
        await foreach (var row in rows.ToAsyncEnumerable(cancellation))
        {
            foreach (var unit in row.Organisations.Where(sums.ContainsKey))
            {
                sums[unit] = (sums[unit].Sum + row.Rating!.Value, sums[unit].Count + 1);
            }
        }

        return sums.Where(each => each.Value.Count > 0).ToDictionary(
            each => each.Key,
            each => new IndicatorValue(
                Math.Round((decimal)each.Value.Sum / each.Value.Count, 2, MidpointRounding.AwayFromZero),
                string.Create(CultureInfo.InvariantCulture, $"期内办结并已评价的办件 {each.Value.Count} 件，评分合计 {each.Value.Sum}")),
            StringComparer.Ordinal);
    }
}
