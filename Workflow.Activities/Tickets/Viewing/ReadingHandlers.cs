using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Tickets.Kinds;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Shows one ticket.</summary>
internal sealed class GetTicketHandler(IUnitOfWorkFactory units, TicketViewer viewer) : IRequestHandler<GetTicket, TicketView>
{
    public async Task<TicketView> Handle(GetTicket request, CancellationToken cancellationToken)
    {
        var tenant = TicketId.TenantOf(request.Id) ?? throw TicketAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.Id), cancellationToken);
        var found = await unit.LoadAsync<TicketState>(TicketId.Stream(request.Id), cancellationToken);
        var state = TicketAccess.RequireReadable(request.Caller, tenant, found);
        return await viewer.ShowAsync(request.Caller, tenant, state, cancellationToken);
    }
}

/// <summary>Lists them: what is due first in front, then the newest.</summary>
internal sealed class ListTicketsHandler(IUnitOfWorkFactory units, TicketViewer viewer)
    : IRequestHandler<ListTickets, Page<TicketSummary>>
{
    private const int Most = 200;

    public async Task<Page<TicketSummary>> Handle(ListTickets request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(TicketRowsOf.Origin(request.Caller, "list-tickets"), cancellationToken);
        if (unit.Query.VisibleTo(request.Caller) is not { } visible)
        {
            return new Page<TicketSummary>([], 0);
        }

        var rows = visible.Matching(request.Filter, request.Caller, unit.Now);
        var total = await Marten.QueryableExtensions.CountAsync(rows, cancellationToken);
        var page = await Marten.QueryableExtensions.ToListAsync(
            rows.OrderBy(row => row.DueAt)
                .ThenByDescending(row => row.OpenedAt)
                .ThenBy(row => row.Id)
                .Skip(Math.Max(0, request.Skip))
                .Take(Math.Clamp(request.Take, 0, Most)),
            cancellationToken);
        return new Page<TicketSummary>([.. page.Select(viewer.Show)], total);
    }
}

/// <summary>Lists the kinds.</summary>
internal sealed class ListTicketKindsHandler(TicketKinds kinds) : IRequestHandler<ListTicketKinds, IReadOnlyList<TicketKindView>>
{
    public Task<IReadOnlyList<TicketKindView>> Handle(ListTicketKinds request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TicketKindView>>(
            [.. kinds.All.Select(kind => new TicketKindView(kind, kind.MayBeOpenedBy(request.Caller)))]);
}

/// <summary>Shows one kind with its form.</summary>
internal sealed class GetTicketKindHandler(TicketKinds kinds, IFormLibrary forms) : IRequestHandler<GetTicketKind, TicketKindView>
{
    public Task<TicketKindView> Handle(GetTicketKind request, CancellationToken cancellationToken)
    {
        var kind = kinds.Find(request.Code) ?? throw Refusals.NotFound("ticket.kind-unknown", "没有这类工单，请从列表中选择。");
        var form = forms.Find(kind.Form) ?? throw Refusals.Conflict(
            "ticket.form-missing", $"definitions/forms 中没有表单“{kind.Form}”，请业务分析员补上。");
        return Task.FromResult(new TicketKindView(kind, kind.MayBeOpenedBy(request.Caller), form.Schema.DeepClone(), form.Example.DeepClone()));
    }
}
