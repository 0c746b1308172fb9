using Workflow.Activities.Callers;
using Workflow.Activities.Identity;
using Workflow.Activities.Organisations;
using Workflow.Activities.ProjectFiling.Levels;

namespace Workflow.Activities.ProjectFiling;

/// <summary>
/// How far somebody sees: units their own projects, a county's data bureau those of its county, a city's and its office those of
/// the city with its counties, the province's all.
/// </summary>
/// <param name="Reach">See <see cref="ProjectReach"/>.</param>
/// <param name="Code">The unit, or the division of the county or city; empty for the province.</param>
internal sealed record ProjectSight(string Reach, string Code)
{
    /// <summary>That of a caller; null when there is none.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="organisation">The caller's organisation; null when it is not known.</param>
    public static ProjectSight? Of(Caller caller, Organisation? organisation)
    {
        if (caller.Oversees)
        {
            return Above(caller.Tenant);
        }

        return !caller.Is(Roles.Clerk) || caller.Organisation.Length == 0 ? null
            : organisation is { Role: FilingPath.OfficerRole } bureau ? Above(bureau.Division)
            : new ProjectSight(ProjectReach.Unit, caller.Organisation);
    }

    /// <summary>Whether a project of a unit lies within it.</summary>
    public bool Reaches(string unit, string division) => Reach switch
    {
        ProjectReach.Province => true,
        ProjectReach.City => Divisions.CityOf(division) == Code,
        ProjectReach.County => division == Code,
        _ => unit == Code,
    };

    private static ProjectSight? Above(string division) => division.Length != 6 ? null : ProjectLevel.Of(division) switch
    {
        ProjectLevel.Province => new ProjectSight(ProjectReach.Province, string.Empty),
        ProjectLevel.City => new ProjectSight(ProjectReach.City, division),
        _ => new ProjectSight(ProjectReach.County, division),
    };
}

/// <summary>How far somebody sees.</summary>
internal static class ProjectReach
{
    public const string Unit = "unit";

    public const string County = "county";

    public const string City = "city";

    public const string Province = "province";
}
