using Marten;
using Marten.Linq.MatchesSql;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Which tickets; what is null does not matter.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Status">See <see cref="TicketStatus"/>.</param>
/// <param name="Mine">Only those that wait for the caller's organisation.</param>
/// <param name="Overdue">Only those of which something open is overdue.</param>
/// <param name="Late">Only those of which a step was ever late.</param>
/// <param name="Unit">Organisation that opened it or was asked for something.</param>
/// <param name="Search">Part of the title or number.</param>
public sealed record TicketFilter(
    string? Kind = null,
    string? Status = null,
    bool Mine = false,
    bool Overdue = false,
    bool Late = false,
    string? Unit = null,
    string? Search = null);

/// <summary>
/// The rows a caller may read: the province's office across its cities, a city's office its own, a unit what it opened and what
/// it is or was asked for.
/// </summary>
internal static class TicketRowsOf
{
    /// <summary>Whether a row is a unit's; the parameter is a list of units.</summary>
    public static readonly string OfUnit = IndexedList.HoldsAll("units");

    /// <summary>Where they are read from.</summary>
    public static Origin Origin(Caller caller, string what) =>
        new(caller.In(caller.Home), what);

    /// <summary>The rows; null when there are none for the caller.</summary>
    public static IQueryable<TicketRow>? VisibleTo(this IQuerySession session, Caller caller)
    {
        IQueryable<TicketRow> rows = session.Query<TicketRow>();
        var (organisation, live) = (caller.Organisation, Tenants.Live.ToArray());
        return caller.Oversees
            ? caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows
            : TicketAccess.Acts(caller)
                ? rows.Where(row => row.TenantIsOneOf(live) && row.MatchesSql(OfUnit, IndexedList.Only(organisation)))
                : null;
    }

    public static IQueryable<TicketRow> Matching(
        this IQueryable<TicketRow> rows, TicketFilter filter, Caller caller, DateTimeOffset now)
    {
        var organisation = caller.Organisation;
        rows = filter.Kind is { Length: > 0 } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.Mine ? rows.Where(row => row.Open.Any(step => step.Organisation == organisation)) : rows;
        rows = filter.Overdue ? rows.Where(row => row.DueAt < now) : rows;
        rows = filter.Late ? rows.Where(row => row.WasLate) : rows;
        rows = filter.Unit is { Length: > 0 } unit ? rows.Where(row => row.MatchesSql(OfUnit, IndexedList.Only(unit))) : rows;
        return filter.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row => row.Title.Contains(search) || row.Number.Contains(search))
            : rows;
    }
}
