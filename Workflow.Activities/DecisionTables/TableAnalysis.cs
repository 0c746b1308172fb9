namespace Workflow.Activities.DecisionTables;

/// <summary>
/// Finds what a table leaves open, decides twice, or can never decide. Exact: columns are cut where rules change their
/// mind, so that looking at one sample of each combination is looking at all values.
/// </summary>
internal sealed class TableAnalysis
{
    private const int MostGaps = 20;

    /// <summary>Beyond this many looks the table is too large to be checked in a moment.</summary>
    private const int MostLooks = 200_000;

    private readonly CompiledTable compiled;
    private readonly IReadOnlyList<IReadOnlyList<Cell>> columns;
    private readonly Dictionary<(int Column, string Rules), IReadOnlyList<Region>> known = [];
    private int looks;

    private TableAnalysis(CompiledTable compiled)
    {
        this.compiled = compiled;
        columns =
        [
            .. compiled.Table.Inputs.Select((column, at) =>
                ColumnCells.Of(column, compiled.Rules.Select(rule => rule.When[at]))),
        ];
    }

    /// <summary>What an analyst should look at.</summary>
    public static IReadOnlyList<TableFinding> Of(CompiledTable compiled) => new TableAnalysis(compiled).Findings();

    private List<TableFinding> Findings()
    {
        var all = Enumerable.Range(0, compiled.Rules.Count).ToList();
        var found = new List<TableFinding>();
        try
        {
            var gaps = Open(0, all);
            found.AddRange(gaps.Take(MostGaps).Select(gap =>
                new TableFinding(TableFindingKind.Gap, [], $"没有规则适用于：{gap.Describe(compiled.Table, columns)}。")));
            if (gaps.Count > MostGaps)
            {
                found.Add(new TableFinding(TableFindingKind.Gap, [], $"另有 {gaps.Count - MostGaps} 处没有规则适用。"));
            }
        }
        catch (TooLargeException)
        {
            found.Add(new TableFinding(TableFindingKind.NotChecked, [], "条件的组合太多，未检查空缺。请把表拆小后再检查。"));
        }

        found.AddRange(Impossible());
        found.AddRange(compiled.Table.HitPolicy == HitPolicy.Unique ? Overlaps() : Shadowed());
        return found;
    }

    private IEnumerable<TableFinding> Impossible() => compiled.Rules
        .Where(rule => !IsPossible(rule))
        .Select(rule => new TableFinding(
            TableFindingKind.NeverReached, [rule.Index], $"第 {rule.Index + 1} 行永远不会被用到：它的条件不可能成立。"));

    private bool IsPossible(CompiledRule rule) => Enumerable.Range(0, columns.Count)
        .All(column => Enumerable.Range(0, columns[column].Count).Any(cell => Allows(rule, column, cell)));

    private IEnumerable<TableFinding> Overlaps() =>
        from one in compiled.Rules
        from other in compiled.Rules.Skip(one.Index + 1)
        let common = Common(one, other)
        where common is not null
        select new TableFinding(
            TableFindingKind.Overlap,
            [one.Index, other.Index],
            $"第 {one.Index + 1} 行和第 {other.Index + 1} 行重叠，都适用于：{common.Describe(compiled.Table, columns)}。");

    /// <summary>Where both rules match; null when nowhere.</summary>
    private Region? Common(CompiledRule one, CompiledRule other)
    {
        var sets = new CellSet[columns.Count];
        for (var column = 0; column < sets.Length; column++)
        {
            var cells = Enumerable.Range(0, columns[column].Count)
                .Where(at => Allows(one, column, at) && Allows(other, column, at))
                .ToList();
            if (cells.Count == 0)
            {
                return null;
            }

            sets[column] = CellSet.Of(cells, columns[column].Count);
        }

        return new Region([.. sets]);
    }

    private IEnumerable<TableFinding> Shadowed() => compiled.Rules
        .Where(rule => IsPossible(rule) && IsCovered(rule, 0, [.. Enumerable.Range(0, rule.Index)]))
        .Select(rule => new TableFinding(
            TableFindingKind.NeverReached,
            [rule.Index],
            $"第 {rule.Index + 1} 行永远不会被用到：前面的行已经覆盖了它的全部情形。"));

    /// <summary>Whether earlier rules take all that a rule allows, from a column on.</summary>
    private bool IsCovered(CompiledRule rule, int column, List<int> earlier)
    {
        if (earlier.Count == 0 || ++looks > MostLooks)
        {
            return false;
        }

        return column == columns.Count
            || Enumerable.Range(0, columns[column].Count)
                .Where(cell => Allows(rule, column, cell))
                .All(cell => IsCovered(rule, column + 1, Allowing(earlier, column, cell)));
    }

    /// <summary>What is left open from a column on, where these rules still match; as few regions as join side by side.</summary>
    private IReadOnlyList<Region> Open(int column, List<int> rules)
    {
        if (rules.Count == 0)
        {
            return [Region.Anything(columns.Count - column)];
        }

        if (column == columns.Count)
        {
            return [];
        }

        var key = (column, string.Join(',', rules));
        if (known.TryGetValue(key, out var done))
        {
            return done;
        }

        if (++looks > MostLooks)
        {
            throw new TooLargeException();
        }

        var below = Enumerable.Range(0, columns[column].Count)
            .Select(cell => (Cell: cell, Open: Open(column + 1, Allowing(rules, column, cell))))
            .ToList();
        return known[key] =
        [
            .. below
                .SelectMany(each => each.Open.Select(region => (each.Cell, Region: region)))
                .GroupBy(each => each.Region)
                .Select(group => group.Key.Before(CellSet.Of([.. group.Select(each => each.Cell)], columns[column].Count))),
        ];
    }

    private List<int> Allowing(List<int> rules, int column, int cell) =>
        rules.FindAll(rule => Allows(compiled.Rules[rule], column, cell));

    private bool Allows(CompiledRule rule, int column, int cell) => rule.When[column].Allows(columns[column][cell].Sample);

    private sealed class TooLargeException : Exception;
}
