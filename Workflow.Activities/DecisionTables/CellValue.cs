using System.Globalization;
using System.Text.Json;

namespace Workflow.Activities.DecisionTables;

/// <summary>Values of columns: a text, a decimal, a day, or yes or no.</summary>
internal static class CellValue
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads a value as it is written in a cell; null when it is not of the type.</summary>
    public static IComparable? Read(ColumnType type, string text) => type switch
    {
        ColumnType.Text => text,
        ColumnType.Number => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null,
        ColumnType.Whole => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        ColumnType.Date => DateOnly.TryParseExact(
            text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        ColumnType.Boolean => text switch
        {
            "true" or "是" => true,
            "false" or "否" => false,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Reads a value as a workflow gives it; null when it is not of the type.</summary>
    public static IComparable? Read(ColumnType type, JsonElement value) => (type, value.ValueKind) switch
    {
        (ColumnType.Text, JsonValueKind.String) => value.GetString(),
        (ColumnType.Number or ColumnType.Whole, JsonValueKind.Number) when value.TryGetDecimal(out var number) =>
            type == ColumnType.Number || number == decimal.Truncate(number) ? number : null,
        (ColumnType.Date, JsonValueKind.String) => Day(value.GetString()!),
        (ColumnType.Boolean, JsonValueKind.True) => true,
        (ColumnType.Boolean, JsonValueKind.False) => false,
        (ColumnType.Number or ColumnType.Whole or ColumnType.Boolean, JsonValueKind.String) =>
            Read(type, value.GetString()!),
        _ => null,
    };

    /// <summary>An answer as JSON.</summary>
    public static object ToJson(IComparable value) => value is DateOnly day ? Text(day) : value;

    /// <summary>A value as it is written in a cell.</summary>
    public static string Text(IComparable value) => value switch
    {
        DateOnly day => day.ToString(DayFormat, CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.#############################", CultureInfo.InvariantCulture),
        bool yes => yes ? "是" : "否",
        _ => value.ToString()!,
    };

    // A moment stands for its day, as the workflow wrote it.
    private static IComparable? Day(string text) => Read(ColumnType.Date, text.Length > DayFormat.Length && text[DayFormat.Length] == 'T'
        ? text[..DayFormat.Length]
        : text);
}
