using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>Finds the year a plan is for.</summary>
internal static partial class NoticeYear
{
    /// <summary>The first year that lines name; null when none does.</summary>
    public static int? Find(IEnumerable<string> lines) => lines
        .Select(line => YearOf().Match(line))
        .Where(match => match.Success)
        .Select(match => (int?)int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    /// <summary>The refusal of a plan that says none.</summary>
    public static RefusalException Missing() => Refusals.Invalid(
        "work-plan.no-year",
        "没有找到工作要点的年份。请在标题中写明（例如“2026年……工作要点”），或在导入时填写年份（year）。",
        new FieldError("/year", "请填写年份，例如 2026。"));

    [GeneratedRegex("(?<year>20[0-9]{2})年")]
    private static partial Regex YearOf();
}
