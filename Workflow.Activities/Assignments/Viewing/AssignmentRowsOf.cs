using Marten;
using Marten.Linq.MatchesSql;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>The rows a caller may read: the province's office across its cities, a city's office its own, a unit what is given to it.</summary>
internal static class AssignmentRowsOf
{
    /// <summary>Whether a row is a unit's; the parameter is a list of units.</summary>
    public static readonly string OfUnit = IndexedList.HoldsAll("units");

    /// <summary>Where they are read from.</summary>
    public static Origin Origin(Caller caller, string what) =>
        new(caller.In(caller.Home), what);

    /// <summary>The rows; null when there are none for the caller.</summary>
    public static IQueryable<AssignmentRow>? VisibleTo(this IQuerySession session, Caller caller)
    {
        IQueryable<AssignmentRow> rows = session.Query<AssignmentRow>();
        var (organisation, live) = (caller.Organisation, Tenants.Live.ToArray());
        return caller.Oversees ? caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows
            : caller.Is(Roles.Clerk) ? rows.Where(row =>
                row.TenantIsOneOf(live) && row.MatchesSql(OfUnit, IndexedList.Only(organisation)))
            : null;
    }
}
