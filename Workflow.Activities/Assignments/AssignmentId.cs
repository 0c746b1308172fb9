using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Assignments;

/// <summary>
/// Names of assignments. The id says plan, measure and lead unit, so that a measure is given to a unit once, and begins with
/// the tenant, so that a unit of another tenant finds it.
/// </summary>
internal static partial class AssignmentId
{
    public static string Of(string planId, string measureId, string unit) => $"{planId}-{measureId}-{unit}";

    /// <summary>The tenant of an id; null when it is none.</summary>
    public static string? TenantOf(string id) => Form().IsMatch(id) ? id[..id.IndexOf('-', StringComparison.Ordinal)] : null;

    /// <summary>The year of the plan that an assignment is of.</summary>
    public static int YearOf(string id) => int.Parse(id.Split('-')[1], CultureInfo.InvariantCulture);

    /// <summary>The stream of an assignment.</summary>
    public static string Stream(string id) => $"{AssignmentState.StreamKind}:{id}";

    [GeneratedRegex(@"^\d{6}-\d{4}-\d{2,}-m\d+-[0-9a-z-]{6,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
