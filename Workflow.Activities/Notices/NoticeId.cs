using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Notices;

/// <summary>
/// Names of notices: the id tells whose it is, so that an addressee of another tenant finds it; the number (文号) is what
/// people write, and comes with the issue.
/// </summary>
public static partial class NoticeId
{
    /// <summary>An id.</summary>
    internal static string Of(string tenant, string unique) => $"{tenant}-{unique}";

    /// <summary>The tenant of an id; null when it is none.</summary>
    internal static string? TenantOf(string id) => Form().IsMatch(id) ? id[..6] : null;

    /// <summary>The stream of a notice.</summary>
    internal static string Stream(string id) => $"{NoticeState.StreamKind}:{id}";

    /// <summary>The series that numbers of a kind come from; each year has one of its own.</summary>
    internal static string Series(string kind) => $"notice-{kind}";

    /// <summary>文号 as GB/T 9704 writes it: <c>苏数督〔2026〕3号</c>.</summary>
    internal static string Number(string abbreviation, string kind, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{abbreviation}{NoticeKind.Word(kind)}〔{year}〕{sequence}号");

    [GeneratedRegex(@"^\d{6}-[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
