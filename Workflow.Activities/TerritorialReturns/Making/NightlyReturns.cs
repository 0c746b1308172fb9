using Microsoft.Extensions.Options;
using Workflow.Activities.Calendars;
using Workflow.Activities.Identity;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns.Making;

/// <summary>
/// Makes yesterday's return for each city, once the hour has come, of what had changed by that hour: a round later in the day
/// makes what the night missed, and nothing that the night had no reason to make.
/// </summary>
internal sealed class NightlyReturns(ReturnMaking making, TimeProvider clock, IOptions<ReturnOptions> options) : IHourlyRound
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = ChinaTime.Of(clock.GetUtcNow());
        if (!options.Value.Nightly || now.Hour < options.Value.Hour)
        {
            return;
        }

        var yesterday = ChinaTime.DayOf(now).AddDays(-1);
        var until = ChinaTime.At(yesterday.AddDays(1), new TimeOnly(options.Value.Hour, 0));
        foreach (var city in Divisions.Cities)
        {
            await Races.RunAsync(() => making.MakeAsync(city, yesterday, until, cancellation), cancellation);
        }
    }
}
