using Workflow.Activities.Callers;
using Workflow.Activities.Identity;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.ProjectFiling.Levels;

/// <summary>逐级备案: the levels a project passes, from that of its unit upwards.</summary>
internal static class FilingPath
{
    /// <summary>数据主管部门: it gives its level's opinion.</summary>
    public const string OfficerRole = "data";

    /// <summary>
    /// The levels from the unit's own up to the last one, each with its data bureau. The last level is never below the unit's;
    /// a county without a data bureau is passed over.
    /// </summary>
    /// <param name="unit">Who declares.</param>
    /// <param name="last">The level that files.</param>
    /// <param name="organisations">Those there are.</param>
    public static IReadOnlyList<PathLevel> Of(Organisation unit, string last, IReadOnlyCollection<Organisation> organisations)
    {
        var own = ProjectLevel.Rank(ProjectLevel.Of(unit.Division));
        var top = Math.Max(own, ProjectLevel.Rank(last));
        return
        [
            .. ProjectLevel.All.Skip(own).Take(top - own + 1)
                .Select(level => (level, organisation: OfficerOf(unit, level, organisations)))
                .Where(each => each.organisation is not null)
                .Select(each => new PathLevel(each.level, each.organisation!.Code)),
        ];
    }

    private static Organisation? OfficerOf(Organisation unit, string level, IReadOnlyCollection<Organisation> organisations)
    {
        var division = level switch
        {
            ProjectLevel.County => unit.Division,
            ProjectLevel.City => Divisions.CityOf(unit.Division),
            _ => Tenants.Province,
        };
        return organisations.FirstOrDefault(each => each.Role == OfficerRole && each.Division == division);
    }
}

/// <summary>One level of a path.</summary>
/// <param name="Level">See <see cref="ProjectLevel"/>.</param>
/// <param name="Organisation">Organisation code of who gives its opinion.</param>
internal sealed record PathLevel(string Level, string Organisation);
