using Marten;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>进展报送及时率: of the reports due in the period, those that came in time.</summary>
internal sealed class ReportsInTime : IIndicatorSource
{
    public string Name => "report-in-time";

    public string Description => "进展报送及时率（%）";

    public async Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation)
    {
        var (tenants, units, first, last) = (reading.Tenants, reading.Units, reading.FirstDay, reading.LastDay);
        var tally = new ShareTally();
        var rows = reading.Rows.Query<ReportRow>()
            .Where(row => row.TenantIsOneOf(tenants) && row.Unit.IsOneOf(units) && row.DueOn >= first && row.DueOn <= last)
            .Select(row => new { row.Unit, row.SubmittedAt, row.IsLate, row.IsMissed });
        await foreach (var row in rows.ToAsyncEnumerable(cancellation))
        {
            tally.Count(row.Unit, row is { SubmittedAt: not null, IsLate: false, IsMissed: false });
        }

        return tally.Shares((good, all) => $"期内应报送 {all} 次，按时报送 {good} 次");
    }
}
