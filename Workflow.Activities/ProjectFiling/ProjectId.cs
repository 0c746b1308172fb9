using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.ProjectFiling;

/// <summary>Names of projects: the id begins with the tenant of the unit, so that officers of other levels find it.</summary>
internal static partial class ProjectId
{
    /// <summary>An id.</summary>
    public static string Of(string tenant, string unique) => $"{tenant}-{unique}";

    /// <summary>The tenant of an id; null when it is none.</summary>
    public static string? TenantOf(string id) => Form().IsMatch(id) ? id[..6] : null;

    /// <summary>The stream of a project.</summary>
    public static string Stream(string id) => $"{ProjectState.StreamKind}:{id}";

    /// <summary>备案编号 as an issuer writes it: <c>苏数项备〔2026〕3号</c>.</summary>
    public static string Number(string abbreviation, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{abbreviation}项备〔{year}〕{sequence}号");

    [GeneratedRegex(@"^\d{6}-[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
