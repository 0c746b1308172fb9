using System.Globalization;
using Marten;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Tickets.Figures;

/// <summary>A figure that workflows record: the last one of the period counts.</summary>
/// <param name="code">Code of the figure.</param>
/// <param name="title">Name of the figure.</param>
internal sealed class RecordedFigure(string code, string title) : IIndicatorSource
{
    public string Name => code;

    public string Description => $"{title}（%），期内最后一次登记的数";

    public async Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation)
    {
        var (tenants, units, first, last) = (reading.Tenants, reading.Units, reading.FirstDay, reading.LastDay);
        var rows = await reading.Rows.Query<FigureRow>()
            .Where(row => row.TenantIsOneOf(tenants) && row.Figure == code && row.Unit.IsOneOf(units) && row.On >= first && row.On <= last)
            .OrderBy(row => row.On).ThenBy(row => row.Id)
            .ToListAsync(cancellation);
        return rows.GroupBy(row => row.Unit).ToDictionary(
            unit => unit.Key,
            unit => new IndicatorValue(
                unit.Last().Value,
                string.Create(
                    CultureInfo.InvariantCulture, $"{unit.Last().On:yyyy年M月d日}登记（工单 {unit.Last().TicketId}），期内登记 {unit.Count()} 次")),
            StringComparer.Ordinal);
    }
}
