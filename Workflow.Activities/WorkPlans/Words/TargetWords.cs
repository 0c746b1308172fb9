using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Words;

/// <summary>Targets as people write them into a cell or a field, one a line: 专网整合率 >= 50%, or 专网整合率达到50%以上.</summary>
internal static partial class TargetWords
{
    private const int LongestLine = 300;

    /// <summary>The targets in words, a line each.</summary>
    public static string Write(IReadOnlyList<PlanTarget> targets) => string.Join('\n', targets.Select(Write));

    /// <summary>One target in words.</summary>
    public static string Write(PlanTarget target) => string.Create(
        CultureInfo.InvariantCulture, $"{target.Name} {target.Comparison} {target.Value.ToString("0.############", CultureInfo.InvariantCulture)}{target.Unit}");

    /// <summary>The targets that lines say, and the lines that say none.</summary>
    public static (IReadOnlyList<PlanTarget> Targets, IReadOnlyList<string> Unknown) Read(string text)
    {
        var targets = new List<PlanTarget>();
        var unknown = new List<string>();
        foreach (var line in text.Split(['\n', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length > LongestLine)
            {
                unknown.Add(line);
            }
            else if (Written().Match(line) is { Success: true } match && ChineseNumber.Read(match.Groups["value"].Value) is { } value)
            {
                targets.Add(new PlanTarget(
                    match.Groups["name"].Value.Trim(),
                    Comparison(match.Groups["comparison"].Value),
                    value,
                    match.Groups["unit"].Value.Trim().Replace('％', '%'),
                    null));
            }
            else if (TargetProposals.In(line) is { Count: > 0 } said)
            {
                targets.AddRange(said.Select(target => target with { From = null }));
            }
            else
            {
                unknown.Add(line);
            }
        }

        return (targets, unknown);
    }

    private static string Comparison(string written) => written switch
    {
        "≥" or "＞=" or "=>" => PlanComparisons.AtLeast,
        "≤" or "＜=" or "=<" => PlanComparisons.AtMost,
        "＞" => PlanComparisons.MoreThan,
        "＜" => PlanComparisons.LessThan,
        "＝" => PlanComparisons.Exactly,
        _ => written,
    };

    [GeneratedRegex("^(?<name>[^<>=≥≤＞＜＝]+?)\\s*(?<comparison>>=|<=|=>|=<|＞=|＜=|[<>=≥≤＞＜＝])\\s*(?<value>[0-9０-９][0-9０-９,.]*)\\s*(?<unit>[^0-9\\s]{0,20})$")]
    private static partial Regex Written();
}
