using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Mandates.Viewing;

/// <summary>Lists them.</summary>
internal sealed class ListMandatesHandler(
    IUnitOfWorkFactory units, IRepresentatives representatives, CompanyAgents agents, MandateViewer viewer)
    : IRequestHandler<ListMandates, MandateBook>
{
    // No company has that code.
    private const string NoCompany = "-";

    public async Task<MandateBook> Handle(ListMandates request, CancellationToken cancellationToken)
    {
        var company = representatives.Find(request.Caller.Id);
        var (code, person) = (company?.Code ?? NoCompany, request.Caller.PersonSought);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(Tenants.Province), "list-mandates"), cancellationToken);
        var rows = await unit.Query.Query<MandateRow>()
            .Where(row => row.Company == code || row.Agent == person)
            .OrderByDescending(row => row.GivenAt)
            .ToListAsync(cancellationToken);
        return new MandateBook(
            company,
            [.. agents.OpenToCompanies.Select(viewer.ScopeOf)],
            await ShowAsync(rows.Where(row => row.Company == code), cancellationToken),
            await ShowAsync(rows.Where(row => row.Agent == person), cancellationToken));
    }

    private async Task<IReadOnlyList<MandateView>> ShowAsync(IEnumerable<MandateRow> rows, CancellationToken cancellation)
    {
        var views = new List<MandateView>();
        foreach (var row in rows)
        {
            views.Add(await viewer.ShowAsync(row, cancellation));
        }

        return views;
    }
}
