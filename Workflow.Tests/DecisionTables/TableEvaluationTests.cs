using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.DecisionTables;
using Xunit;

namespace Workflow.Tests.DecisionTables;

public sealed class TableEvaluationTests
{
    private static readonly DecisionTable Allowance = Tables.Of(
        HitPolicy.Unique,
        [Tables.Kind, Tables.Age],
        ["single", "< 60", "300"],
        ["single", ">= 60", "500"],
        ["family", "-", "800"]);

    [Theory]
    [InlineData("single", 59, 300)]
    [InlineData("single", 60, 500)]
    [InlineData("family", 3, 800)]
    public void the_row_whose_conditions_all_hold_answers(string kind, int age, int amount) =>
        Tables.Ask(Allowance, new { kind, age }).ShouldBe((decimal)amount);

    [Fact]
    public void what_no_row_covers_has_no_answer() =>
        Tables.Ask(Tables.Of(HitPolicy.Unique, [Tables.Age], ["[18..60)", "1"]), new { age = 60 }).ShouldBeNull();

    [Theory]
    [InlineData("1, 2，3", 3, true)]
    [InlineData("not(1, 2)", 2, false)]
    [InlineData("非（1、2）", 4, true)]
    [InlineData("(1..5]", 1, false)]
    [InlineData("(1..5]", 5, true)]
    [InlineData("≥5", 5, true)]
    [InlineData("", 7, true)]
    public void conditions_are_read_as_they_are_written(string condition, int age, bool holds) =>
        (Tables.Ask(Tables.Of(HitPolicy.First, [Tables.Age], [condition, "1"]), new { age }) is not null).ShouldBe(holds);

    [Fact]
    public void days_are_compared_as_days_even_when_a_moment_is_given()
    {
        var table = Tables.Of(
            HitPolicy.First,
            [new TableInput("on", "日期", ColumnType.Date)],
            ["[2026-01-01..2026-12-31]", "1"]);

        Tables.Ask(table, new { on = "2026-12-31" }).ShouldBe(1m);
        Tables.Ask(table, new { on = "2026-12-31T23:59:00+08:00" }).ShouldBe(1m);
        Tables.Ask(table, new { on = "2027-01-01" }).ShouldBeNull();
    }

    [Fact]
    public void first_hit_takes_the_upper_of_two_rows() => Tables.Ask(
        Tables.Of(HitPolicy.First, [Tables.Age], [">= 60", "500"], ["-", "300"]), new { age = 70 }).ShouldBe(500m);

    [Fact]
    public void two_rows_where_one_may_match_are_refused_and_named() => Should.Throw<RefusalException>(() => Tables.Ask(
            Tables.Of(HitPolicy.Unique, [Tables.Age], [">= 60", "500"], ["> 50", "300"]), new { age = 70 }))
        .Message.ShouldContain("第 1 行和第 2 行");

    [Fact]
    public void a_fact_that_is_missing_is_asked_for_by_name() =>
        Should.Throw<RefusalException>(() => Tables.Ask(Allowance, new { kind = "single" })).Message.ShouldContain("年龄");

    [Fact]
    public void a_fact_that_may_be_missing_matches_only_what_allows_anything()
    {
        var table = Tables.Of(
            HitPolicy.First, [Tables.Age with { Optional = true }], [">= 0", "1"], ["-", "2"]);

        Tables.Ask(table, new { }).ShouldBe(2m);
    }

    [Fact]
    public void a_fact_of_another_type_is_refused_without_repeating_it()
    {
        var refusal = Should.Throw<RefusalException>(() => Tables.Ask(Allowance, new { kind = "single", age = "张三" }));

        refusal.Message.ShouldContain("整数");
        refusal.Message.ShouldNotContain("张三");
    }
}
