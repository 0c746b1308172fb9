using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans.Proposing;
using Workflow.Activities.WorkPlans.Reading;

namespace Workflow.Activities.WorkPlans.Tables;

/// <summary>
/// Reads a task table (任务推进表) into a draft. A blank programme or task goes on with the one above. Everything that is
/// wrong is told at once, each with row and column, and then nothing is imported: the file stays with whoever sent it.
/// </summary>
internal static class PlanTableReader
{
    private const int MostErrors = 200;
    private const int HeaderWithin = 10;

    /// <summary>The draft of a table.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="title">Title where none stands above the header; null where nobody said one.</param>
    /// <param name="year">The plan's year where somebody said it; else it is found in the title or above the header.</param>
    /// <param name="book">The units it can name.</param>
    /// <exception cref="RefusalException">A column is missing, or cells cannot be read.</exception>
    public static PlanDraft Read(IReadOnlyList<SheetRow> rows, string? title, int? year, UnitBook book)
    {
        var header = rows.Take(HeaderWithin).FirstOrDefault(row => ColumnsOf(row).ContainsKey(PlanColumns.Measure))
            ?? throw Refusals.Invalid(
                "work-plan.no-header", $"没有找到表头。请使用导出的任务推进表，表头须有：{string.Join('、', PlanColumns.Required)}。");
        var columns = ColumnsOf(header);
        var missing = PlanColumns.Required.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            throw Refusals.Invalid("work-plan.no-header", $"表头缺少：{string.Join('、', missing)}。请补上后重新导入。");
        }

        var above = rows.TakeWhile(row => row != header).SelectMany(row => row.Cells.Values).Select(cell => cell.Text.Trim()).ToList();
        var named = above.FirstOrDefault(text => text.Length > 0) ?? title ?? "任务推进表";
        var ofYear = year ?? NoticeYear.Find([named, .. above, title ?? string.Empty]) ?? throw NoticeYear.Missing();
        var errors = new List<FieldError>();
        var tree = new PlanTableTree(columns, ofYear, book, errors);
        foreach (var row in rows.SkipWhile(row => row != header).Skip(1))
        {
            tree.Take(row);
        }

        if (errors.Count > 0)
        {
            throw Refusals.Invalid(
                "work-plan.table-invalid",
                $"表格中有 {errors.Count} 处需要修改，没有导入任何内容。请按提示改正后重新上传。",
                [.. errors.Take(MostErrors)]);
        }

        return tree.Programmes.Count > 0
            ? new PlanDraft(named, ofYear, null, null, tree.Programmes)
            : throw Refusals.Invalid("work-plan.empty", "表头下没有任何举措。请填写后重新导入。");
    }

    private static Dictionary<string, int> ColumnsOf(SheetRow row) => row.Cells
        .Select(cell => (cell.Key, Title: PlanColumns.Named(cell.Value.Text)))
        .Where(cell => cell.Title is not null)
        .DistinctBy(cell => cell.Title)
        .ToDictionary(cell => cell.Title!, cell => cell.Key, StringComparer.Ordinal);
}
