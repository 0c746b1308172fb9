using System.Text.RegularExpressions;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>
/// Reads a notice (工作要点通知) into a draft: 一、 begins a programme, 1. a task (（一） where a notice numbers its tasks so),
/// every other line is a paragraph whose sentences are measures. Nothing is left out: what stands before, between and after
/// is kept as preface, introductions and closing.
/// </summary>
internal static partial class NoticeReader
{
    /// <summary>The draft of a notice.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="year">The plan's year where somebody said it; else it is found in title or date.</param>
    /// <param name="book">The units it can name.</param>
    /// <exception cref="RefusalException">It has no programme, or says no year.</exception>
    public static PlanDraft Read(IReadOnlyList<string> lines, int? year, UnitBook book)
    {
        var all = lines.Select(line => line.Trim().Trim('\u3000', '\uFEFF', '\f')).Where(line => line.Length > 0).ToList();
        var first = all.FindIndex(line => Headings.Read(line)?.Level == HeadingLevel.Programme);
        if (first < 0)
        {
            throw Refusals.Invalid(
                "work-plan.no-programme", "没有找到以“一、”“二、”编号的重点工程。请检查文件内容是否是工作要点，编号是否写成“一、”“1.”。");
        }

        var preface = all[..first];
        var (body, closing) = NoticeEnd.Split(all[first..]);
        var title = Title(preface);
        var ofYear = year ?? NoticeYear.Find([title, .. preface, .. closing]) ?? throw NoticeYear.Missing();
        return new PlanDraft(title, ofYear, Text(preface), Text(closing), new NoticeTree(ofYear, book).Build(body));
    }

    /// <summary>The last line before the first programme that names a plan; else the first line.</summary>
    private static string Title(List<string> preface) =>
        preface.LastOrDefault(line => PlanTitle().IsMatch(line)) ?? (preface.Count > 0 ? preface[0] : "工作要点");

    private static string? Text(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines);

    [GeneratedRegex("^(?!关于)[^。；：:，,]{2,60}(?:要点|计划|方案|安排)$")]
    private static partial Regex PlanTitle();
}
