using System.Globalization;
using Workflow.Activities.DecisionTables;

namespace Workflow.Host.Pages.DecisionTables;

/// <summary>A table as its page's form holds it; every column and row has a number, names may be half written.</summary>
internal static class TableForm
{
    private const int Most = 600;

    /// <summary>Reads the posted form; whatever is written in it is kept.</summary>
    public static DecisionTable Read(string code, IFormCollection form) => new(
        code,
        Text(form, "name"),
        Text(form, "hitPolicy") == "first" ? HitPolicy.First : HitPolicy.Unique,
        [.. Numbers(form, "input").Select(at => Input(form, at))],
        [.. Numbers(form, "output").Select(at => new TableOutput(
            Text(form, $"output-{at}-name"), Text(form, $"output-{at}-title"), Type(form, $"output-{at}-type")))],
        [.. Numbers(form, "rule").Select(at => Rule(form, at))],
        Optional(form, "description"),
        Optional(form, "basis"));

    /// <summary>The values to try the table with, by column; what is empty is left out.</summary>
    public static IReadOnlyDictionary<string, string> Trial(IFormCollection form, DecisionTable table) => table.Inputs
        .Select((column, at) => (column.Name, Value: Text(form, $"try-{at}")))
        .Where(each => each.Value.Length > 0)
        .DistinctBy(each => each.Name)
        .ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);

    /// <summary>Values as they are written in the column's definition: <c>rent=租房, purchase=购房</c>.</summary>
    public static string Written(IReadOnlyList<NamedValue>? values) =>
        string.Join("，", (values ?? []).Select(value => value.Title == value.Value ? value.Value : $"{value.Value}={value.Title}"));

    private static TableInput Input(IFormCollection form, int at)
    {
        var type = Type(form, $"input-{at}-type");
        var values = Values(Text(form, $"input-{at}-values"));
        return new TableInput(
            Text(form, $"input-{at}-name"),
            Text(form, $"input-{at}-title"),
            type,
            type == ColumnType.Text && values.Count > 0 ? values : null,
            Number(form, $"input-{at}-minimum"),
            Number(form, $"input-{at}-maximum"),
            Text(form, $"input-{at}-optional").Length > 0);
    }

    private static TableRule Rule(IFormCollection form, int at) => new(
        Cells(form, "input", $"rule-{at}-when-", keepAny: false),
        Cells(form, "output", $"rule-{at}-then-", keepAny: true),
        Optional(form, $"rule-{at}-note"));

    private static Dictionary<string, string> Cells(IFormCollection form, string side, string prefix, bool keepAny) =>
        Numbers(form, side)
            .Select(at => (Name: Text(form, $"{side}-{at}-name"), Cell: Text(form, prefix + at)))
            .Where(each => each.Cell.Length > 0 && (keepAny || each.Cell != "-"))
            .DistinctBy(each => each.Name)
            .ToDictionary(each => each.Name, each => each.Cell, StringComparer.Ordinal);

    private static List<NamedValue> Values(string written) =>
    [
        .. written.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(piece => piece.Split(['=', '＝'], 2, StringSplitOptions.TrimEntries))
            .Select(pair => new NamedValue(pair[0], pair[^1])),
    ];

    private static IEnumerable<int> Numbers(IFormCollection form, string side) =>
        Enumerable.Range(0, int.TryParse(Text(form, $"{side}-count"), CultureInfo.InvariantCulture, out var count)
            ? Math.Clamp(count, 0, Most)
            : 0);

    private static ColumnType Type(IFormCollection form, string field) =>
        Enum.TryParse<ColumnType>(Text(form, field), out var type) && Enum.IsDefined(type) ? type : ColumnType.Text;

    private static decimal? Number(IFormCollection form, string field) =>
        decimal.TryParse(Text(form, field), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Optional(IFormCollection form, string field) =>
        Text(form, field) is { Length: > 0 } text ? text : null;

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
