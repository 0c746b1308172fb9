using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Mandates;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>Lists the cases a caller may see, newest first.</summary>
internal sealed class ListCasesHandler(
    IUnitOfWorkFactory units,
    IVault vault,
    ICalendars calendars,
    CompanyAgents agents,
    TimeProvider clock) : IRequestHandler<ListCases, Page<CaseSummary>>
{
    private const int Most = 200;

    public async Task<Page<CaseSummary>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(request.Caller.Home), "list-cases"), cancellationToken);
        if (Visible(unit.Session.Query<CaseRow>(), await agents.ActingAsync(unit.Session, request.Caller, cancellationToken)) is not { } visible)
        {
            return new Page<CaseSummary>([], 0);
        }

        var rows = Matching(visible, request);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.SubmittedAt)
            .ThenByDescending(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<CaseSummary>([.. page.Select(Summary)], total);
    }

    /// <summary>A citizen's own cases, and those of companies the citizen may act for, may lie in any city, the province sees all of them; null when there is nothing to see.</summary>
    private static IQueryable<CaseRow>? Visible(IQueryable<CaseRow> rows, Caller caller)
    {
        var (id, organisation, live, acting) = (caller.Id, caller.Organisation, Tenants.Live.ToArray(), caller.ActsFor.ToArray());
        if (caller.Oversees)
        {
            return caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows;
        }

        return caller.Is(Roles.Clerk) ? rows.Where(row => row.Organisations.Contains(organisation))
            : caller.Is(Roles.Citizen) ? rows.Where(row => row.TenantIsOneOf(live)
                && ((row.Filer == id && row.Acting == null) || row.Acting!.IsOneOf(acting)))
            : null;
    }

    private IQueryable<CaseRow> Matching(IQueryable<CaseRow> rows, ListCases request)
    {
        if (request.Status is { Length: > 0 } status)
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (request.Search?.Trim() is { Length: > 0 } search)
        {
            var hash = vault.LookupHash(search.ToUpperInvariant());
            rows = rows.Where(row =>
                row.Id.Contains(search) || row.Title.Contains(search) || row.Lookups.Contains(hash));
        }

        return rows;
    }

    private CaseSummary Summary(CaseRow row) => new(
        row.Id,
        row.Scenario,
        row.Title,
        row.Division,
        row.Status,
        row.Result,
        row.SubmittedAt,
        row.DueAt,
        Light.Of(clock.GetUtcNow(), row.DueAt, row.PromisedDays, row.ClosedAt, calendars.China));
}
