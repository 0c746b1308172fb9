using System.Globalization;
using System.Text.Json;
using CsCheck;
using Shouldly;
using Workflow.Activities.DecisionTables;
using Xunit;

namespace Workflow.Tests.DecisionTables;

public sealed class TableAnalysisTests
{
    private const int Largest = 6;

    private static readonly TableInput[] Columns =
    [
        new("a", "甲", ColumnType.Whole, Minimum: 0, Maximum: Largest),
        new("b", "乙", ColumnType.Whole, Minimum: 0, Maximum: Largest),
        new("c", "丙", ColumnType.Boolean),
    ];

    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.Const("-"),
        Gen.Int[0, Largest].Select(value => string.Create(CultureInfo.InvariantCulture, $">= {value}")),
        Gen.Int[0, Largest].Select(value => string.Create(CultureInfo.InvariantCulture, $"< {value}")),
        Gen.Int[0, Largest].Select(value => string.Create(CultureInfo.InvariantCulture, $"not({value})")),
        Gen.Int[0, Largest].Select(Gen.Int[0, Largest]).Select((low, high) => string.Create(
            CultureInfo.InvariantCulture, $"[{Math.Min(low, high)}..{Math.Max(low, high)})")));

    private static readonly Gen<string[]> Row =
        from a in Cell
        from b in Cell
        from c in Gen.OneOf(Gen.Const("-"), Gen.Const("是"), Gen.Const("否"))
        select new[] { a, b, c, "1" };

    [Fact]
    public void gaps_are_told_with_their_values_and_what_lies_side_by_side_is_told_once() => Messages(Tables.Of(
        HitPolicy.Unique,
        [Tables.Kind, Tables.Age],
        ["single", "[18..60)", "1"],
        ["family", "-", "2"])).ShouldBe([
            "没有规则适用于：类别 为 单身，年龄 在 [0, 18) 之间 或 在 [60, 120] 之间。"]);

    [Fact]
    public void overlaps_are_told_with_both_rows_and_where() => Messages(Tables.Of(
        HitPolicy.Unique,
        [Tables.Age],
        ["<= 60", "1"],
        [">= 60", "2"])).ShouldBe(["第 1 行和第 2 行重叠，都适用于：年龄 为 60。"]);

    [Fact]
    public void a_row_that_earlier_ones_leave_nothing_to_is_told() => Messages(Tables.Of(
        HitPolicy.First,
        [Tables.Age],
        ["< 60", "1"],
        [">= 60", "2"],
        ["30", "3"],
        ["-", "4"])).ShouldBe([
            "第 3 行永远不会被用到：前面的行已经覆盖了它的全部情形。",
            "第 4 行永远不会被用到：前面的行已经覆盖了它的全部情形。"]);

    [Fact]
    public void a_row_whose_condition_holds_nothing_is_told() => Messages(Tables.Of(
        HitPolicy.Unique,
        [Tables.Age],
        ["-", "1"],
        ["< 0", "2"])).ShouldBe(["第 2 行永远不会被用到：它的条件不可能成立。"]);

    [Fact]
    public void texts_that_no_row_names_are_a_gap_of_their_own() => Messages(Tables.Of(
        HitPolicy.Unique,
        [new TableInput("place", "地点", ColumnType.Text)],
        ["南京, 苏州", "1"])).ShouldBe(["没有规则适用于：地点 为其他值。"]);

    [Fact]
    public void the_table_the_product_ships_has_nothing_to_find()
    {
        var file = Support.Repository.Definitions.At("decision-tables", "provident-fund-withdrawal-limit.json");
        var table = DecisionTableFile.Parse("provident-fund-withdrawal-limit", File.ReadAllText(file));

        Tables.Findings(table).ShouldBeEmpty();
    }

    [Fact]
    public void random_tables_are_judged_as_by_trying_every_value() => Row.List[1, 5].Sample(
        rows =>
        {
            var unique = Tables.Of(HitPolicy.Unique, Columns, [.. rows]);
            var hits = Everything().Select(facts => Hits(unique, facts)).ToList();

            var found = Tables.Findings(unique);
            found.Any(finding => finding.Kind == TableFindingKind.Gap).ShouldBe(hits.Any(hit => hit.Count == 0));
            found.Where(finding => finding.Kind == TableFindingKind.Overlap).Select(finding => (finding.Rules[0], finding.Rules[1]))
                .ShouldBe(hits.SelectMany(Pairs).Distinct().Order());

            Tables.Findings(unique with { HitPolicy = HitPolicy.First })
                .Where(finding => finding.Kind == TableFindingKind.NeverReached)
                .Select(finding => finding.Rules[0])
                .Order()
                .ShouldBe(Enumerable.Range(0, rows.Count).Except(hits.Where(hit => hit.Count > 0).Select(hit => hit[0])));
        },
        iter: 300);

    private static IEnumerable<object> Everything() =>
        from a in Enumerable.Range(0, Largest + 1)
        from b in Enumerable.Range(0, Largest + 1)
        from c in new[] { true, false }
        select new { a, b, c };

    private static List<int> Hits(DecisionTable table, object facts) =>
    [
        .. table.Rules
            .Select((rule, at) => (at, Table: table with { Rules = [rule] }))
            .Where(each => TableEvaluation.Decide(Tables.Compiled(each.Table), JsonSerializer.SerializeToElement(facts)) is not null)
            .Select(each => each.at),
    ];

    private static IEnumerable<(int One, int Other)> Pairs(List<int> hits) =>
        from one in hits from other in hits where one < other select (one, other);

    private static string[] Messages(DecisionTable table) => [.. Tables.Findings(table).Select(finding => finding.Message)];
}
