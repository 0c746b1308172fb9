using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>Shows one rectification.</summary>
internal sealed class GetRectificationHandler(IUnitOfWorkFactory units, RectificationViewer viewer)
    : IRequestHandler<GetRectification, RectificationView>
{
    public async Task<RectificationView> Handle(GetRectification request, CancellationToken cancellationToken)
    {
        var tenant = RectificationId.TenantOf(request.Id) ?? throw RectificationAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.Id), cancellationToken);
        var found = await unit.LoadAsync<RectificationState>(RectificationId.Stream(request.Id), cancellationToken);
        var state = RectificationAccess.RequireReadable(request.Caller, tenant, found);
        return await viewer.ShowAsync(request.Caller, tenant, state, cancellationToken);
    }
}

/// <summary>Lists them.</summary>
internal sealed class ListRectificationsHandler(IUnitOfWorkFactory units, RectificationViewer viewer)
    : IRequestHandler<ListRectifications, Page<RectificationSummary>>
{
    private const int Most = 200;

    public async Task<Page<RectificationSummary>> Handle(ListRectifications request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(
            RectificationSearch.Origin(request.Caller, "list-rectifications"), cancellationToken);
        if (unit.Session.VisibleTo(request.Caller) is not { } visible)
        {
            return new Page<RectificationSummary>([], 0);
        }

        var rows = visible.Matching(request.Filter, viewer.Calendar, viewer.Today);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.InOrder()
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<RectificationSummary>([.. page.Select(viewer.Show)], total);
    }
}

/// <summary>Counts what evaluation asks for.</summary>
internal sealed class CountFailuresHandler(IUnitOfWorkFactory units, RectificationViewer viewer)
    : IRequestHandler<CountFailures, IReadOnlyList<UnitFailures>>
{
    public async Task<IReadOnlyList<UnitFailures>> Handle(CountFailures request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(
            RectificationSearch.Origin(request.Caller, "count-rectification-failures"), cancellationToken);
        var rows = unit.Session.VisibleTo(request.Caller) is { } visible ? await visible.ToListAsync(cancellationToken) : [];
        return Of(rows, request.Year, viewer.NameOf);
    }

    /// <summary>The units that failed in a year, those that failed most in front.</summary>
    public static IReadOnlyList<UnitFailures> Of(
        IEnumerable<RectificationRow> rows, int year, Func<string, string> nameOf) =>
    [
        .. rows.Select(row => (row.Unit, Failures: row.Failures.Count(day => day.Year == year)))
            .Where(one => one.Failures > 0)
            .GroupBy(one => one.Unit)
            .Select(group => new UnitFailures(group.Key, nameOf(group.Key), group.Sum(one => one.Failures), group.Count()))
            .OrderByDescending(one => one.Failures).ThenBy(one => one.Unit, StringComparer.Ordinal),
    ];
}
