using Workflow.Activities.Identity;
using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Assignments.Assigning;

/// <summary>Who acts for the units that a measure names.</summary>
internal static class MeasureUnits
{
    /// <summary>数据主管部门: it signs for a province or a city.</summary>
    private const string DataRole = "data";

    /// <summary>
    /// The organisation that acts for a unit: itself, or, for a province or a city by its GB/T 2260 code, its data bureau; null
    /// when there is none.
    /// </summary>
    public static string? OrganisationOf(string unit, IReadOnlyCollection<Organisation> organisations) =>
        organisations.FirstOrDefault(each => each.Code == unit)?.Code
        ?? (Divisions.All.ContainsKey(unit)
            ? organisations.FirstOrDefault(each => each.Role == DataRole && each.Division == unit)?.Code
            : null);

    /// <summary>The units of a role.</summary>
    public static IEnumerable<PlanUnit> In(this PlanMeasure measure, string role) => measure.Units.Where(unit => unit.Role == role);
}
