using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Desk;
using Workflow.Activities.Organisations;
using Workflow.Activities.ProjectFiling.Levels;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>
/// Opinions that the office's own level has to give, and those that levels are late with: in the province all, in a city its own and
/// its counties'.
/// </summary>
internal sealed class ProjectsOnDesk(IOrganisations organisations) : IDeskSource
{
    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.Overdue, "projects.overdue", reading =>
            Asked(reading).Where(row => row.DueOn < reading.Today)),
        Pile(DeskSection.DueSoon, "projects.due", reading =>
            Asked(reading).Where(row => row.DueOn >= reading.Today && row.DueOn <= reading.Soon)),
        Pile(DeskSection.ToReview, "projects.to-opine", reading =>
        {
            var own = OfficerOf(reading);
            return Asked(reading).Where(row => row.Officer == own);
        }),
    ];

    private static IQueryable<ProjectRow> Asked(DeskReading reading)
    {
        var tenant = reading.Rows.TenantId;
        var sight = tenant == Tenants.Province
            ? new ProjectSight(ProjectReach.Province, string.Empty)
            : new ProjectSight(ProjectReach.City, tenant);
        return reading.Rows.VisibleTo(sight).Where(row => row.DueOn != null);
    }

    private string? OfficerOf(DeskReading reading) => organisations.All
        .FirstOrDefault(each => each.Role == FilingPath.OfficerRole && each.Division == reading.Rows.TenantId)?.Code;

    private DeskPile Pile(string section, string what, Func<DeskReading, IQueryable<ProjectRow>> rows) => DeskPile.Of(
        section,
        what,
        reading => rows(reading).OrderBy(row => row.DueOn).ThenBy(row => row.Id),
        row => new DeskItem("project", row.Id, row.Content.Name, organisations.NameOf(row.Officer!), row.DueOn!.Value));
}
