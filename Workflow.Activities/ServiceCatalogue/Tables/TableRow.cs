using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Activities.ServiceCatalogue.Deciding;

namespace Workflow.Activities.ServiceCatalogue.Tables;

/// <summary>One row of the catalogue's table, read by the titles of its columns.</summary>
internal sealed class TableRow(SheetRow row, IReadOnlyDictionary<string, int> columns, List<FieldError> errors)
{
    private static readonly string[] NoDays = ["", "无", "—", "-"];

    public int Number => row.Number;

    /// <summary>Whether it says anything of an entry; else its item stands in none.</summary>
    public bool SaysEntry =>
        Text(ServiceColumns.EntryCode).Length > 0 || ServiceFields.OfEntry.Any(said => Text(said.Title).Length > 0);

    public string Code(string column)
    {
        var code = Text(column);
        if (!ServiceTexts.IsCode(code))
        {
            Wrong(column, code.Length == 0
                ? "请填写编码。"
                : $"编码“{ServiceTexts.Short(code)}”请只用字母、数字和短横，不超过 64 个字符。");
        }

        return code;
    }

    public EntryContent Entry(string item)
    {
        var list = Text(Title(ServiceFields.OfEntry, "list"));
        return EntryCheck.Clean(new EntryContent(
            ServiceLists.Named(list) ?? list,
            Text(Title(ServiceFields.OfEntry, "name")),
            Text(Title(ServiceFields.OfEntry, "lead")),
            Text(Title(ServiceFields.OfEntry, "supporting")).Split(ServiceFields.Separator, '\n'),
            [item]));
    }

    public ItemContent Item() => ItemCheck.Clean(new ItemContent(
        Text(Title(ServiceFields.OfItem, "name")),
        Text(Title(ServiceFields.OfItem, "unit")),
        Text(Title(ServiceFields.OfItem, "materials")).Split('\n'),
        Text(Title(ServiceFields.OfItem, "statutoryDays")) is var said && NoDays.Contains(said) ? null : Days("statutoryDays"),
        Days("promisedDays") ?? 1,
        Text(Title(ServiceFields.OfItem, "fee")),
        Text(Title(ServiceFields.OfItem, "basis"))));

    public void Wrong(string column, string what)
    {
        var cell = SheetWriter.NameOf(columns[column]) + Number.ToString(CultureInfo.InvariantCulture);
        errors.Add(new FieldError(cell, $"第 {Number} 行“{column}”（{cell}）：{what}"));
    }

    // A cell that holds a number may have been written as 5 or as 5.0.
    private int? Days(string name)
    {
        var column = Title(ServiceFields.OfItem, name);
        var text = Text(column);
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var days)
            && days == decimal.Truncate(days) && Math.Abs(days) < 1_000_000)
        {
            return (int)days;
        }

        Wrong(column, text.Length == 0 ? "请填写工作日数。" : $"“{ServiceTexts.Short(text)}”不是整数，请填写工作日数。");
        return null;
    }

    private static string Title<TContent>(IReadOnlyList<ServiceField<TContent>> fields, string name) =>
        fields.First(field => field.Name == name).Title;

    private string Text(string column) => ServiceTexts.Clean(row.Text(columns[column]));
}
