using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;

namespace Workflow.Activities.ServiceCatalogue.Tables;

/// <summary>
/// Reads the catalogue's table. Everything that is wrong is told at once, each with row and column, and then nothing
/// is read at all.
/// </summary>
internal static class ServiceTableReader
{
    private const int MostErrors = 200;
    private const int HeaderWithin = 10;

    /// <summary>The entries and items of a table.</summary>
    /// <exception cref="RefusalException">A column is missing, cells cannot be read, or rows contradict each other.</exception>
    public static CatalogueContent Read(IReadOnlyList<SheetRow> rows)
    {
        var header = rows.Take(HeaderWithin).FirstOrDefault(row => ColumnsOf(row).ContainsKey(ServiceColumns.ItemCode))
            ?? throw Missing($"没有找到表头。请使用导出的实施清单，表头须有：{Titles(ServiceColumns.All.Select(column => column.Title))}。");
        var columns = ColumnsOf(header);
        var missing = ServiceColumns.All.Select(column => column.Title).Where(title => !columns.ContainsKey(title)).ToList();
        if (missing.Count > 0)
        {
            throw Missing($"表头缺少：{Titles(missing)}。请补上后重新导入。");
        }

        var gathering = new TableGathering(columns);
        foreach (var row in rows.SkipWhile(row => row != header).Skip(1))
        {
            gathering.Take(row);
        }

        if (gathering.Errors.Count > 0)
        {
            throw Refusals.Invalid(
                "service-catalogue.table-invalid",
                $"表格中有 {gathering.Errors.Count} 处需要修改，没有导入任何内容。请按提示改正后重新上传。",
                [.. gathering.Errors.Take(MostErrors)]);
        }

        return gathering.Content is { Items.Count: > 0 } content ? content : throw Missing("表头下没有任何事项。请填写后重新导入。");
    }

    private static RefusalException Missing(string message) =>
        Refusals.Invalid("service-catalogue.no-table", message, new FieldError("/file", message));

    private static string Titles(IEnumerable<string> titles) => string.Join('、', titles);

    private static Dictionary<string, int> ColumnsOf(SheetRow row) => row.Cells
        .Select(cell => (cell.Key, Title: ServiceColumns.Named(cell.Value.Text)))
        .Where(cell => cell.Title is not null)
        .DistinctBy(cell => cell.Title)
        .ToDictionary(cell => cell.Title!, cell => cell.Key, StringComparer.Ordinal);
}
