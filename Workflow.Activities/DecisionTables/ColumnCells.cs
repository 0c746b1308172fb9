using System.Globalization;

namespace Workflow.Activities.DecisionTables;

/// <summary>
/// A column cut into pieces in which no rule changes its mind: every boundary that some rule names, and what lies between
/// them. One sample stands for each piece.
/// </summary>
internal static class ColumnCells
{
    private static readonly Func<IComparable, IComparable, IComparable?> BetweenNumbers =
        (low, high) => ((decimal)low + (decimal)high) / 2;

    private static readonly Func<IComparable, IComparable, IComparable?> BetweenIntegers =
        (low, high) => decimal.Floor((decimal)low) + 1 is var next && next < (decimal)high ? next : null;

    private static readonly Func<IComparable, IComparable, IComparable?> BetweenDays =
        (low, high) => ((DateOnly)low).AddDays(1) is var next && next < (DateOnly)high ? next : null;

    public static IReadOnlyList<Cell> Of(TableInput column, IEnumerable<Condition> conditions)
    {
        var boundaries = conditions.SelectMany(condition => condition.Boundaries).Distinct().ToList();
        var cells = column.Type switch
        {
            ColumnType.Boolean => [new Cell(true, true, true), new Cell(false, false, false)],
            ColumnType.Text => Texts(column, boundaries),
            ColumnType.Date => Ordered(
                boundaries, null, null, day => ((DateOnly)day).AddDays(-1), day => ((DateOnly)day).AddDays(1), BetweenDays),
            _ => Ordered(
                boundaries, column.Minimum, column.Maximum, number => (decimal)number - 1, number => (decimal)number + 1,
                column.Type == ColumnType.Whole ? BetweenIntegers : BetweenNumbers),
        };
        return column.Optional ? [.. cells, Cell.Absent] : cells;
    }

    private static IReadOnlyList<Cell> Texts(TableInput column, List<IComparable> boundaries) => column.Values is { } known
        ? [.. known.Select(value => new Cell(value.Value, value.Value, value.Value))]
        :
        [
            .. boundaries.Select(value => new Cell(value, value, value)),
            Cell.Other(string.Create(CultureInfo.InvariantCulture, $"{string.Concat(boundaries)}…")),
        ];

    private static List<Cell> Ordered(
        List<IComparable> boundaries,
        IComparable? least,
        IComparable? most,
        Func<IComparable, IComparable> before,
        Func<IComparable, IComparable> after,
        Func<IComparable, IComparable, IComparable?> between)
    {
        var cuts = boundaries.Concat(new[] { least, most }.OfType<IComparable>())
            .Where(cut => (least is null || cut.CompareTo(least) >= 0) && (most is null || cut.CompareTo(most) <= 0))
            .Distinct()
            .Order()
            .ToList();
        if (cuts.Count == 0)
        {
            return [Cell.Whole];
        }

        var cells = new List<Cell>();
        if (least is null)
        {
            cells.Add(new Cell(before(cuts[0]), null, cuts[0], WithHigh: false));
        }

        for (var at = 0; at < cuts.Count; at++)
        {
            if (at > 0 && between(cuts[at - 1], cuts[at]) is { } sample)
            {
                cells.Add(new Cell(sample, cuts[at - 1], cuts[at], WithLow: false, WithHigh: false));
            }

            cells.Add(new Cell(cuts[at], cuts[at], cuts[at]));
        }

        if (most is null)
        {
            cells.Add(new Cell(after(cuts[^1]), cuts[^1], null, WithLow: false));
        }

        return cells;
    }
}

/// <summary>A piece of a column.</summary>
/// <param name="Sample">A value in it; null stands for no value.</param>
/// <param name="Low">Its lower end; null for none.</param>
/// <param name="High">Its upper end; null for none.</param>
/// <param name="WithLow">Whether the lower end belongs to it.</param>
/// <param name="WithHigh">Whether the upper end belongs to it.</param>
/// <param name="IsOther">Whether it stands for all texts that no rule names.</param>
internal sealed record Cell(
    IComparable? Sample,
    IComparable? Low,
    IComparable? High,
    bool WithLow = true,
    bool WithHigh = true,
    bool IsOther = false)
{
    /// <summary>No value.</summary>
    public static Cell Absent { get; } = new(null, null, null);

    /// <summary>A column that no rule divides.</summary>
    public static Cell Whole { get; } = new(0m, null, null);

    public bool IsAbsent => Sample is null;

    /// <summary>All texts that no rule names.</summary>
    public static Cell Other(string sample) => new(sample, null, null, IsOther: true);
}
