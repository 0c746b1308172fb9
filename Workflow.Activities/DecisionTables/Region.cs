using System.Collections.Immutable;

namespace Workflow.Activities.DecisionTables;

/// <summary>Some pieces of each column: a set of combinations of values.</summary>
internal sealed class Region(ImmutableArray<CellSet> sets) : IEquatable<Region>
{
    /// <summary>Anything in so many columns.</summary>
    public static Region Anything(int columns) => new([.. Enumerable.Repeat(CellSet.All, columns)]);

    /// <summary>This, with a column before it.</summary>
    public Region Before(CellSet first) => new(sets.Insert(0, first));

    /// <summary>In words; columns in which anything goes are left out.</summary>
    public string Describe(DecisionTable table, IReadOnlyList<IReadOnlyList<Cell>> columns)
    {
        var parts = sets
            .Select((set, at) => (Set: set, Column: table.Inputs[at], Cells: columns[at]))
            .Where(each => !each.Set.IsAll)
            .Select(each => $"{each.Column.Title} {CellWords.Of(each.Column, each.Cells, each.Set.Cells)}")
            .ToList();
        return parts.Count == 0 ? "任何情形" : string.Join("，", parts);
    }

    public bool Equals(Region? other) => other is not null && sets.SequenceEqual(other.Sets);

    public override bool Equals(object? obj) => Equals(obj as Region);

    public override int GetHashCode() => sets.Aggregate(0, HashCode.Combine);

    private ImmutableArray<CellSet> Sets => sets;
}

/// <summary>Some pieces of one column.</summary>
internal sealed class CellSet : IEquatable<CellSet>
{
    private CellSet(ImmutableArray<int> cells, bool isAll) => (Cells, IsAll) = (cells, isAll);

    /// <summary>All of them.</summary>
    public static CellSet All { get; } = new([], isAll: true);

    /// <summary>Their places, ascending; empty for all.</summary>
    public ImmutableArray<int> Cells { get; }

    public bool IsAll { get; }

    public static CellSet Of(IReadOnlyCollection<int> cells, int outOf) =>
        cells.Count == outOf ? All : new CellSet([.. cells.Order()], isAll: false);

    public bool Equals(CellSet? other) => other is not null && IsAll == other.IsAll && Cells.SequenceEqual(other.Cells);

    public override bool Equals(object? obj) => Equals(obj as CellSet);

    public override int GetHashCode() => Cells.Aggregate(IsAll ? 1 : 0, HashCode.Combine);
}
