using Marten;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>
/// 交办按时办结率: of the assignments due in the period, those closed that were submitted in time. One that was submitted and
/// still waits for the office's review speaks neither for the unit nor against it.
/// </summary>
internal sealed class AssignmentsInTime : IIndicatorSource
{
    public string Name => "assignment-on-time";

    public string Description => "交办件按时办结率（%）";

    public async Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation)
    {
        var (tenants, units, first, last) = (reading.Tenants, reading.Units, reading.FirstDay, reading.LastDay);
        var tally = new ShareTally();
        var rows = reading.Rows.Query<AssignmentRow>()
            .Where(row => row.TenantIsOneOf(tenants) && row.Unit.IsOneOf(units)
                && row.Deadline >= first && row.Deadline <= last
                && row.Status != AssignmentStatus.Submitted)
            .Select(row => new { row.Unit, row.Status, row.IsLate });
        await foreach (var row in rows.ToAsyncEnumerable(cancellation))
        {
            tally.Count(row.Unit, row is { Status: AssignmentStatus.Closed, IsLate: false });
        }

        return tally.Shares((good, all) => $"期内到期交办件 {all} 件，按时办结 {good} 件");
    }
}
