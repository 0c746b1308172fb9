using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Archiving;

/// <summary>Archives the cases that are due, each in a transaction of its own, so that one that cannot be does not hold up the others.</summary>
internal sealed class ArchivingRound(IDocumentStore store, IUnitOfWorkFactory units, IScenarios scenarios, TimeProvider clock)
    : IHourlyRound
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var passed = new List<string>();
        while (await DueAsync(passed, cancellation) is { Count: > 0 } due)
        {
            foreach (var number in due)
            {
                await Races.RunAsync(() => ArchiveAsync(number, cancellation), cancellation);
            }

            passed.AddRange(due);
        }
    }

    private async Task<IReadOnlyList<string>> DueAsync(List<string> passed, CancellationToken cancellation)
    {
        var soonest = scenarios.All.Select(scenario => scenario.Archive.AfterDays).DefaultIfEmpty(ArchiveRule.UsualDays).Min();
        var (before, live, seen) = (clock.GetUtcNow().AddDays(-soonest), Tenants.Live.ToArray(), passed.ToArray());
        await using var session = store.QuerySession(Tenants.Province);
        return await session.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(live) && row.ClosedAt <= before && row.ArchivedAt == null && !row.Id.IsOneOf(seen))
            .OrderBy(row => row.ClosedAt)
            .Take(AtOnce)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
    }

    private async Task<bool> ArchiveAsync(string number, CancellationToken cancellation)
    {
        var tenant = CaseNumber.TenantOf(number);
        await using var unit = await units.BeginAsync(new Origin(Actor.Engine(tenant), number), cancellation);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);

        // Its own workflow, and others about it, such as the one that follows a bad rating.
        var goesOn = await unit.Query.Query<InstanceRow>()
            .AnyAsync(row => row.CorrelationId == number && row.Status == WorkflowStatus.Running, cancellation);
        var rule = scenarios.Find(found.State.Scenario)?.Archive ?? new ArchiveRule();
        var decided = CaseArchiving.Decide(found.State, rule, goesOn, unit.Now);
        if (decided.Count > 0)
        {
            unit.Append(found, decided);
            await unit.CommitAsync(cancellation);
        }

        return decided.Count > 0;
    }
}
