using Marten;
using Marten.Linq.MatchesSql;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Notices.Viewing;

/// <summary>Which notices; what is null does not matter.</summary>
/// <param name="Kind">See <see cref="NoticeKind"/>.</param>
/// <param name="Status">See <see cref="NoticeStatus"/>.</param>
/// <param name="Search">Part of number, title or matter.</param>
/// <param name="MatterId">The matter they are about.</param>
public sealed record NoticeFilter(string? Kind = null, string? Status = null, string? Search = null, string? MatterId = null);

/// <summary>Searches the rows.</summary>
internal static class NoticeSearch
{
    private static readonly string OfUnit = IndexedList.HoldsAll("organisations");

    /// <summary>Those the caller may read; null for whoever may read none. Units see what was issued to them.</summary>
    public static IQueryable<NoticeRow>? NoticesVisibleTo(this IQuerySession session, Caller caller)
    {
        var (rows, organisation, live) = (session.Query<NoticeRow>(), caller.Organisation, Tenants.Live.ToArray());
        return caller.Oversees ? caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows
            : caller.Is(Roles.Clerk) ? rows.Where(row =>
                row.TenantIsOneOf(live) && row.IssuedAt != null && row.MatchesSql(OfUnit, IndexedList.Only(organisation)))
            : null;
    }

    /// <summary>Those that are wanted.</summary>
    public static IQueryable<NoticeRow> Matching(this IQueryable<NoticeRow> rows, NoticeFilter filter)
    {
        rows = filter.Kind is { Length: > 0 } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.MatterId is { Length: > 0 } matter ? rows.Where(row => row.Matter.Id == matter) : rows;
        return filter.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row =>
                row.Number!.Contains(search) || row.Title.Contains(search) || row.Matter.Text.Contains(search))
            : rows;
    }

    /// <summary>The newest first.</summary>
    public static IQueryable<NoticeRow> InOrder(this IQueryable<NoticeRow> rows) =>
        rows.OrderByDescending(row => row.DraftedAt).ThenByDescending(row => row.Id);
}
