using Marten;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>The rows within somebody's sight.</summary>
internal static class ProjectRowsOf
{
    /// <summary>Where they are read from.</summary>
    public static Origin Origin(Caller caller, string what) =>
        new(caller.In(caller.Home), what);

    /// <summary>The rows, whose tenants are named here and nowhere else.</summary>
    public static IQueryable<ProjectRow> VisibleTo(this IQuerySession session, ProjectSight sight)
    {
        var (code, live) = (sight.Code, Tenants.Live.ToArray());
        var rows = session.Query<ProjectRow>();
        return sight.Reach switch
        {
            ProjectReach.Province => rows.Where(row => row.TenantIsOneOf(live)),
            ProjectReach.City => rows.Where(row => row.TenantIsOneOf(code)),
            ProjectReach.County => rows.Where(row => row.TenantIsOneOf(live) && row.Division == code),
            _ => rows.Where(row => row.TenantIsOneOf(live) && row.Unit == code),
        };
    }
}
