using System.Globalization;
using Workflow.Activities.Evaluation.Scoring;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>What the names of a circular's template stand for, beside those every notice has.</summary>
internal static class CircularWording
{
    // A notice takes 2000 letters for a name; the whole ranking is in the table that goes with it.
    private const int Longest = 1800;

    public static Dictionary<string, string> Values(EvaluationOpened opened, ScoresFinal final)
    {
        var names = opened.Units.ToDictionary(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["period"] = $"{Day(opened.From)}至{Day(opened.To)}",
            ["count"] = opened.Units.Count.ToString(CultureInfo.InvariantCulture),
            ["average"] = N(Math.Round(final.Ranking.Average(each => each.Total), 2)),
            ["ranking"] = Listed(final.Ranking.Select(each => $"第{each.Rank}名 {names[each.Unit]}（{N(each.Total)} 分）"), "；"),
            ["commended"] = final.Commended.Count == 0 ? "本次没有达到表彰条件的单位" : Listed(final.Commended.Select(unit => names[unit]), "、"),
            ["last"] = Last(final.Ranking, names),
        };
    }

    private static string Last(IReadOnlyList<Standing> ranking, Dictionary<string, string> names)
    {
        var lowest = ranking.Max(each => each.Rank);
        return Listed(ranking.Where(each => each.Rank == lowest).Select(each => names[each.Unit]), "、");
    }

    private static string Listed(IEnumerable<string> parts, string between)
    {
        var text = string.Join(between, parts);
        return text.Length <= Longest ? text : text[..text.LastIndexOf(between, Longest, StringComparison.Ordinal)] + "等，其余见附件";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string N(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
