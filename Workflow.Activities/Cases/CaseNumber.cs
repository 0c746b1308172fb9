using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases;

/// <summary>办件编号: <c>320100-2026-000001</c>; its linked cases <c>320100-2026-000001-01</c>.</summary>
public static partial class CaseNumber
{
    // A trial's has the mark of its tenant.
    private const string Pattern = @"\d{6}T?-\d{4}-\d{6,}";

    internal static string Of(string tenant, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant}-{year}-{sequence:D6}");

    internal static string OfItem(string caseNumber, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseNumber}-{position:D2}");

    internal static string Stream(string caseNumber) => $"{CaseState.StreamKind}:{caseNumber}";

    /// <summary>How the ids of cases' instances begin.</summary>
    public const string InstancePrefix = "wf-";

    internal static string InstanceId(string caseNumber) => InstancePrefix + caseNumber;

    /// <summary>The tenant of the case that an instance's id names; null when it names none.</summary>
    public static string? TenantWithin(string instanceId) =>
        Within().Match(instanceId) is { Success: true } number ? TenantIn(number.Value) : null;

    /// <summary>The tenant whose case it is.</summary>
    internal static string TenantOf(string caseNumber) =>
        Form().IsMatch(caseNumber) ? TenantIn(caseNumber) : throw Unknown();

    private static string TenantIn(string number) => number[..number.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>The number of the whole case, given its own or that of one of its linked cases.</summary>
    internal static string Whole(string number) => Linked().Match(number) is { Success: true } linked
        ? linked.Groups[1].Value
        : number;

    internal static RefusalException Unknown() => Refusals.NotFound("case.unknown", "没有查到该办件，请核对办件编号。");

    [GeneratedRegex($"^{Pattern}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex($@"^({Pattern})-\d{{2}}$", RegexOptions.CultureInvariant)]
    private static partial Regex Linked();

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Within();
}
