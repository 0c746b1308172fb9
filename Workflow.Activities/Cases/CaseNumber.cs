using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases;

/// <summary>办件编号: <c>320100-2026-000001</c>; its linked cases <c>320100-2026-000001-01</c>.</summary>
internal static partial class CaseNumber
{
    public static string Of(string tenant, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant}-{year}-{sequence:D6}");

    public static string OfItem(string caseNumber, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseNumber}-{position:D2}");

    public static string Stream(string caseNumber) => $"{CaseState.StreamKind}:{caseNumber}";

    public static string InstanceId(string caseNumber) => $"wf-{caseNumber}";

    /// <summary>The tenant whose case it is.</summary>
    public static string TenantOf(string caseNumber) =>
        Form().IsMatch(caseNumber) ? caseNumber[..6] : throw Unknown();

    public static RefusalException Unknown() => Refusals.NotFound("case.unknown", "没有查到该办件，请核对办件编号。");

    [GeneratedRegex(@"^\d{6}-\d{4}-\d{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
