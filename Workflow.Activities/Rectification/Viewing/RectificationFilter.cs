using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>Which rectifications; what is null does not matter.</summary>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="Status">See <see cref="RectificationStatus"/>.</param>
/// <param name="Light">See <see cref="Calendars.Light"/>.</param>
/// <param name="Search">Part of the matter, of the 整改编号 or of the order's 文号.</param>
/// <param name="Notice">The order's id.</param>
public sealed record RectificationFilter(
    string? Unit = null, string? Status = null, string? Light = null, string? Search = null, string? Notice = null);

/// <summary>Finds the rows a caller may read: the province's office across its cities, a city's its own, a unit its own.</summary>
internal static class RectificationSearch
{
    /// <summary>Where they are read from.</summary>
    public static Origin Origin(Caller caller, string what) =>
        new(caller.In(caller.Home), what);

    /// <summary>The rows; null when there are none for the caller.</summary>
    public static IQueryable<RectificationRow>? VisibleTo(this IQuerySession session, Caller caller)
    {
        IQueryable<RectificationRow> rows = session.Query<RectificationRow>();
        var (organisation, live) = (caller.Organisation, Tenants.Live.ToArray());
        return caller.Oversees ? caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows
            : caller.Is(Roles.Clerk) ? rows.Where(row => row.TenantIsOneOf(live) && row.Unit == organisation)
            : null;
    }

    /// <summary>Those that fit; the light as it is on a day.</summary>
    public static IQueryable<RectificationRow> Matching(
        this IQueryable<RectificationRow> rows, RectificationFilter filter, WorkingCalendar calendar, DateOnly today)
    {
        rows = filter.Unit is { Length: > 0 } unit ? rows.Where(row => row.Unit == unit) : rows;
        rows = filter.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.Notice is { Length: > 0 } notice ? rows.Where(row => row.Id == notice) : rows;
        rows = filter.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row =>
                row.Matter.Text.Contains(search) || row.Number.Contains(search) || row.Order.Contains(search))
            : rows;
        return rows.In(filter.Light, today.DayNumber, RectificationLight.Near(calendar, today).DayNumber);
    }

    /// <summary>Those due first in front and what has ended last.</summary>
    public static IQueryable<RectificationRow> InOrder(this IQueryable<RectificationRow> rows) =>
        rows.OrderBy(row => row.IsEnded).ThenBy(row => row.DueOn).ThenBy(row => row.Id);

    private static IQueryable<RectificationRow> In(this IQueryable<RectificationRow> rows, string? light, int today, int near) =>
        light switch
        {
            Light.Red => rows.Where(row => row.Clock < today || (row.Clock < RectificationRow.Stopped && row.Level > 1)),
            Light.Yellow => rows.Where(row => row.Clock >= today && row.Clock < RectificationRow.Stopped && row.Level == 1
                && (row.Clock <= near || row.Status == RectificationStatus.Returned)),
            Light.Green => rows.Where(row => row.Clock == RectificationRow.Stopped
                || (row.Clock > near && row.Level == 1 && row.Status != RectificationStatus.Returned)),
            _ => rows,
        };
}
