using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Calendars.Entering;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Reckoning;

/// <summary>
/// Reckons the deadlines of open cases anew when the calendar has changed. Each case is a transaction of its own that notes the
/// calendar, so that a round that broke off, or runs on two nodes, moves nothing twice.
/// </summary>
internal sealed class ReckoningRound(IDocumentStore store, IUnitOfWorkFactory units, CalendarFolder calendars, Deadlines deadlines, TimeProvider clock)
    : IHourlyRound
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var session = store.LightweightSession(Tenants.Province);
        var changes = await session.Query<CalendarChangeRow>()
            .Where(change => change.DoneAt == null)
            .OrderBy(change => change.ChangedAt)
            .ToListAsync(cancellation);
        foreach (var change in changes)
        {
            // One that never came to stand in the file is followed by none that began from it.
            if (change.Id == calendars.Stored.Hash || changes.Any(later => DefinitionWriter.HashOf(later.Former) == change.Id))
            {
                await ApplyAsync(change, cancellation);
                change.DoneAt = clock.GetUtcNow();
                session.Store(change);
                await session.SaveChangesAsync(cancellation);
            }
        }
    }

    private async Task ApplyAsync(CalendarChangeRow change, CancellationToken cancellation)
    {
        var (former, calendar, last) = (CalendarFile.Parse(change.Former), CalendarFile.Parse(change.Text), string.Empty);
        while (await OpenAsync(last, cancellation) is { Count: > 0 } open)
        {
            foreach (var number in open)
            {
                await Races.RunAsync(() => ReckonAsync(number, change, former, calendar, cancellation), cancellation);
            }

            last = open[^1];
        }
    }

    private async Task<IReadOnlyList<string>> OpenAsync(string after, CancellationToken cancellation)
    {
        var live = Tenants.Live.ToArray();
        await using var session = store.QuerySession(Tenants.Province);
        return await session.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(live) && row.ClosedAt == null && row.Id.CompareTo(after) > 0)
            .OrderBy(row => row.Id)
            .Take(AtOnce)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
    }

    private async Task<bool> ReckonAsync(
        string number, CalendarChangeRow change, WorkingCalendar former, WorkingCalendar calendar, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(new Origin(Actor.Engine(CaseNumber.TenantOf(number)), number), cancellation);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);
        if (!DueReckoning.IsOpen(found.State, change.Id, change.ChangedAt))
        {
            return false;
        }

        DateTimeOffset Reckoned(DateTimeOffset due) => DueReckoning.Reckon(due, unit.Now, former, calendar);
        var hasMoved = await deadlines.ReckonAsync(unit, found.State, change.ChangedAt, Reckoned, cancellation);
        var decided = DueReckoning.Decide(found.State, Reckoned, hasMoved, change.Id, change.ChangedAt);
        if (decided.Count > 0)
        {
            unit.Append(found, decided);
            await unit.CommitAsync(cancellation);
        }

        return decided.Count > 0;
    }
}
