using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Measuring;

/// <summary>测算: asks the sources for what an evaluation takes from the engine.</summary>
internal sealed class Measurer(IEnumerable<IIndicatorSource> sources)
{
    public async Task<IReadOnlyList<MeasuredValue>> MeasureAsync(
        IUnitOfWork unit, EvaluationOpened opened, CancellationToken cancellation)
    {
        var (tenant, end) = (Tenants.HomeOf(unit.Origin.Tenant), ChinaTime.EndOf(opened.To));
        var reading = new IndicatorReading(
            unit.Query,
            tenant == Tenants.Province ? [.. Tenants.Live] : [tenant],
            [.. opened.Units.Select(each => each.Code)],
            ChinaTime.At(opened.From, TimeOnly.MinValue),
            end < unit.Now ? end : unit.Now,
            unit.Now);
        var measured = new List<MeasuredValue>();
        foreach (var indicator in opened.System.Indicators.Where(each => each.Measure is not null))
        {
            // A source that was taken away since the round was opened knows nothing; what follows is the indicator's own rule.
            if (sources.FirstOrDefault(each => each.Name == indicator.Measure) is { } source)
            {
                var found = await source.MeasureAsync(reading, cancellation);
                measured.AddRange(opened.Units.Where(each => found.ContainsKey(each.Code)).Select(each => new MeasuredValue(
                    each.Code, indicator.Code, found[each.Code].Value, found[each.Code].Basis)));
            }
        }

        return measured;
    }
}
