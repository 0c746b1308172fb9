using System.Text.RegularExpressions;

namespace Workflow.Activities.DecisionTables;

/// <summary>Reads what is written in a cell of conditions.</summary>
internal static partial class ConditionReader
{
    /// <summary>Reads a cell.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says what to write instead.</exception>
    public static Condition Read(TableInput column, string? text)
    {
        var cell = Plain(text ?? string.Empty);
        if (cell is "" or "-")
        {
            return Condition.Anything;
        }

        return Negated().Match(cell) is { Success: true } negated
            ? Condition.NoneOf(Spans(column, negated.Groups[1].Value))
            : Condition.OneOf(Spans(column, cell));
    }

    private static IReadOnlyList<Span> Spans(TableInput column, string list)
    {
        var pieces = Piece().Matches(list);
        return pieces.Count > 0 && pieces.Sum(piece => piece.Length) + (pieces.Count - 1) == list.Length
            ? [.. pieces.Select(piece => Span(column, piece.Value.Trim()))]
            : throw Wrong(column, list);
    }

    private static Span Span(TableInput column, string text)
    {
        if (Range().Match(text) is { Success: true } range && column.Type is not (ColumnType.Text or ColumnType.Boolean))
        {
            var (low, high) = (Value(column, range.Groups[2].Value), Value(column, range.Groups[3].Value));
            return low.CompareTo(high) <= 0
                ? new Span(low, range.Groups[1].Value == "[", high, range.Groups[4].Value == "]")
                : throw new FormatException($"“{column.Title}”的区间“{text}”中，前一个值应不大于后一个值。");
        }

        if (Compared().Match(text) is { Success: true } compared && column.Type is not (ColumnType.Text or ColumnType.Boolean))
        {
            var value = Value(column, compared.Groups[2].Value);
            return compared.Groups[1].Value switch
            {
                "<" => new Span(null, false, value, false),
                "<=" => new Span(null, false, value, true),
                ">" => new Span(value, false, null, false),
                _ => new Span(value, true, null, false),
            };
        }

        return DecisionTables.Span.Of(Value(column, text));
    }

    private static IComparable Value(TableInput column, string text)
    {
        var bare = text.Trim();
        bare = bare.Length > 1 && bare[0] == '"' && bare[^1] == '"' ? bare[1..^1] : bare;
        var value = bare.Length == 0 ? null : CellValue.Read(column.Type, bare);
        if (value is null)
        {
            throw Wrong(column, text);
        }

        return column.Type != ColumnType.Text || column.Values is null || column.Values.Any(known => known.Value == bare)
            ? value
            : throw new FormatException(
                $"“{column.Title}”没有取值“{bare}”，可用的有：{string.Join('、', column.Values.Select(known => known.Value))}。");
    }

    private static FormatException Wrong(TableInput column, string text) => new(column.Type switch
    {
        ColumnType.Number or ColumnType.Whole =>
            $"“{column.Title}”的条件“{text}”写法不对，请写成 100、>= 12、[1..5) 或 1, 2 这样；不限请写 -。",
        ColumnType.Date => $"“{column.Title}”的条件“{text}”写法不对，请写成 2026-01-01、>= 2026-01-01 或 [2026-01-01..2026-12-31]；不限请写 -。",
        ColumnType.Boolean => $"“{column.Title}”的条件“{text}”写法不对，请写“是”或“否”；不限请写 -。",
        _ => $"“{column.Title}”的条件“{text}”写法不对，多个取值之间用逗号隔开；不限请写 -。",
    });

    // What Chinese keyboards give is as good.
    private static string Plain(string text) => text.Trim()
        .Replace('，', ',').Replace('、', ',').Replace('（', '(').Replace('）', ')').Replace('【', '[').Replace('】', ']')
        .Replace('“', '"').Replace('”', '"').Replace("≤", "<=", StringComparison.Ordinal)
        .Replace("≥", ">=", StringComparison.Ordinal).Replace('＜', '<').Replace('＞', '>').Replace('－', '-').Replace('—', '-');

    [GeneratedRegex(@"^(?:not|非)\s*\((.*)\)$")]
    private static partial Regex Negated();

    [GeneratedRegex("""(?:"[^"]*"|[^,"])+""")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^([\[(])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])])$")]
    private static partial Regex Range();

    [GeneratedRegex("^(<=|>=|<|>)(.+)$")]
    private static partial Regex Compared();
}
