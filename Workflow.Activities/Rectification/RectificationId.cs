using System.Globalization;
using Workflow.Activities.Notices;

namespace Workflow.Activities.Rectification;

/// <summary>
/// Names of rectifications. The id is that of the 责令整改通知书: an order opens one, and the unit of another tenant finds it;
/// the number is what people write.
/// </summary>
internal static class RectificationId
{
    /// <summary>The series that numbers come from; each tenant and year has one of its own.</summary>
    public const string Series = "rectification";

    /// <summary>The tenant of an id; null when it is none.</summary>
    public static string? TenantOf(string id) => NoticeId.TenantOf(id);

    /// <summary>The stream of a rectification.</summary>
    public static string Stream(string id) => $"{RectificationState.StreamKind}:{id}";

    /// <summary>整改编号: <c>苏数整〔2026〕3号</c>.</summary>
    public static string Number(string abbreviation, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{abbreviation}整〔{year}〕{sequence}号");
}
