using System.Text.RegularExpressions;

namespace Workflow.Activities.Reporting;

/// <summary>
/// Names of rounds and reports. They are made of the plan, the half-year and the unit, so that a round cannot be opened
/// twice, and tell whose they are, so that a unit of another tenant finds its report.
/// </summary>
internal static partial class ReportIds
{
    /// <summary>The round of a plan and a half-year: <c>320000-2026-01-h1</c>.</summary>
    public static string Round(string planId, HalfYear period) => $"{planId}-{period.Code}";

    /// <summary>A unit's report within a round: <c>320000-2026-01-h1-320100-sjj</c>.</summary>
    public static string Report(string roundId, string unit) => $"{roundId}-{unit}";

    /// <summary>The tenant of a round or a report; null when the id is none.</summary>
    public static string? TenantOf(string id) => Form().Match(id) is { Success: true } match ? match.Groups["tenant"].Value : null;

    public static string RoundStream(string id) => $"{RoundState.StreamKind}:{id}";

    public static string ReportStream(string id) => $"{ReportState.StreamKind}:{id}";

    [GeneratedRegex(@"^(?<tenant>\d{6}T?)-\d{4}-\d{2,6}-h[12](-[0-9a-z-]{1,40})?\z")]
    private static partial Regex Form();
}
