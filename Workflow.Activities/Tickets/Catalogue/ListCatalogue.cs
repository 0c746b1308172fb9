using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Catalogue;

/// <summary>数据目录 as a caller sees it: the tenant's own entries, and for the province those that cities have brought there.</summary>
/// <param name="Caller">Who asks; any of the staff.</param>
/// <param name="Openness">See <see cref="Openness"/>; null for all.</param>
/// <param name="Search">Part of the name or content.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListCatalogue(Caller Caller, string? Openness = null, string? Search = null, int Skip = 0, int Take = 50)
    : IRequest<Page<CatalogueEntryView>>;

/// <summary>An entry of the catalogue.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Owner">数源单位.</param>
/// <param name="Content">数据项.</param>
/// <param name="Service">The data service that gives it.</param>
/// <param name="Openness">See <see cref="Catalogue.Openness"/>.</param>
/// <param name="ReachesProvince">Whether the province's catalogue has it.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record CatalogueEntryView(
    string Code, string Name, TicketUnit Owner, string Content, string? Service, string Openness, bool ReachesProvince, DateTimeOffset ChangedAt);

/// <summary>Lists them by code.</summary>
internal sealed class ListCatalogueHandler(IUnitOfWorkFactory units, TicketViewer viewer)
    : IRequestHandler<ListCatalogue, Page<CatalogueEntryView>>
{
    private const int Most = 200;

    public async Task<Page<CatalogueEntryView>> Handle(ListCatalogue request, CancellationToken cancellationToken)
    {
        var (caller, live) = (request.Caller, Tenants.Live.ToArray());
        if (!TicketAccess.Acts(caller) && !caller.Oversees)
        {
            throw Refusals.Forbidden("catalogue.staff-only", "数据目录由政务工作人员查看。");
        }

        await using var unit = await units.BeginAsync(TicketRowsOf.Origin(caller, "list-catalogue"), cancellationToken);
        IQueryable<CatalogueRow> rows = unit.Query.Query<CatalogueRow>();
        rows = caller.IsProvincial
            ? rows.Where(row => row.TenantIsOneOf(live) && (row.ReachesProvince || row.TenantIsOneOf(Tenants.Province)))
            : rows;
        rows = request.Openness is { Length: > 0 } openness ? rows.Where(row => row.Openness == openness) : rows;
        rows = request.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row => row.Name.Contains(search) || row.Content.Contains(search))
            : rows;
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderBy(row => row.Id).Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 0, Most)).ToListAsync(cancellationToken);
        return new Page<CatalogueEntryView>(
            [
                .. page.Select(row => new CatalogueEntryView(
                    row.Id, row.Name, viewer.UnitOf(row.Owner), row.Content, row.Service, row.Openness, row.ReachesProvince, row.At)),
            ],
            total);
    }
}
