namespace Workflow.Activities.DecisionTables;

/// <summary>Says which values some pieces of a column hold.</summary>
internal static class CellWords
{
    public static string Of(TableInput column, IReadOnlyList<Cell> cells, IReadOnlyList<int> chosen) => string.Join(
        " 或 ", Runs(column, chosen.Select(at => (at, cells[at])).ToList()));

    private static IEnumerable<string> Runs(TableInput column, List<(int At, Cell Cell)> chosen)
    {
        for (var from = 0; from < chosen.Count;)
        {
            var to = from;
            while (IsOrdered(column, chosen[to].Cell) && to + 1 < chosen.Count
                && chosen[to + 1].At == chosen[to].At + 1 && IsOrdered(column, chosen[to + 1].Cell))
            {
                to++;
            }

            yield return Words(column, chosen[from].Cell, chosen[to].Cell);
            from = to + 1;
        }
    }

    private static bool IsOrdered(TableInput column, Cell cell) =>
        !cell.IsAbsent && column.Type is ColumnType.Number or ColumnType.Whole or ColumnType.Date;

    private static string Words(TableInput column, Cell first, Cell last)
    {
        if (first.IsAbsent)
        {
            return "没有值";
        }

        if (first.IsOther)
        {
            return "为其他值";
        }

        var (low, high) = (first.Low, last.High);
        return (low, high) switch
        {
            (null, null) => "为任何值",
            (null, { } most) => $"{(last.WithHigh ? "≤" : "<")} {Named(column, most)}",
            ({ } least, null) => $"{(first.WithLow ? "≥" : ">")} {Named(column, least)}",
            ({ } one, { } other) when one.Equals(other) => $"为 {Named(column, one)}",
            ({ } least, { } most) =>
                $"在 {(first.WithLow ? "[" : "(")}{Named(column, least)}, {Named(column, most)}{(last.WithHigh ? "]" : ")")} 之间",
        };
    }

    private static string Named(TableInput column, IComparable value) =>
        column.Values?.FirstOrDefault(known => known.Value == value as string)?.Title ?? CellValue.Text(value);
}
