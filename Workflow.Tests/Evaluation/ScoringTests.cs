using CsCheck;
using Shouldly;
using Workflow.Activities.Evaluation.Scoring;
using Workflow.Activities.Evaluation.Systems;
using Xunit;

namespace Workflow.Tests.Evaluation;

public sealed class ScoringTests
{
    private static readonly ScoringRule Rising = Evaluations.Linear(60, 0, 95, 100);
    private static readonly ScoringRule Falling = Evaluations.Linear(0, 100, 10, 0);
    private static readonly ScoringRule Bands = new(Bands: [new(98, 100), new(90, 80), new(60, 50)]);
    private static readonly ScoringRule Deduction = new(Deduction: new(100, 30));

    [Theory]
    [InlineData(50, 0)]
    [InlineData(60, 0)]
    [InlineData(77.5, 50)]
    [InlineData(88, 80)]
    [InlineData(95, 100)]
    [InlineData(120, 100)]
    public void between_two_points_a_line_is_drawn_and_beyond_them_it_is_level(double value, double points) =>
        PointsByRule.Of(Rising, (decimal)value, "%").Points.ShouldBe((decimal)points);

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(0, 100)]
    [InlineData(4, 60)]
    [InlineData(11, 0)]
    public void a_line_may_fall(double value, double points) =>
        PointsByRule.Of(Falling, (decimal)value, "天").Points.ShouldBe((decimal)points);

    [Theory]
    [InlineData(100, 100)]
    [InlineData(97.99, 80)]
    [InlineData(60, 50)]
    [InlineData(59.99, 0)]
    public void the_highest_band_that_is_reached_counts(double value, double points) =>
        PointsByRule.Of(Bands, (decimal)value, "%").Points.ShouldBe((decimal)points);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(2, 40)]
    [InlineData(4, 0)]
    public void occurrences_take_points_off_until_there_are_none(double value, double points) =>
        PointsByRule.Of(Deduction, (decimal)value, "起").Points.ShouldBe((decimal)points);

    [Fact]
    public void a_step_says_value_rule_points_weight_and_weighted_points()
    {
        var system = System(new Indicator("a", "归集率", 15, "unit", Rising, "%"), new Indicator("b", "其他", 85, "unit", Bands, "%"));

        Scores.Of(system, "u", new Dictionary<string, decimal> { ["a"] = 88 }).Steps[0].Words.ShouldBe(
            "数值 88%；按直线计分，60% 得 0 分、95% 得 100 分；0 + （88 − 60）×（100 − 0）÷（95 − 60）= 80 分；权重 15，80 × 15 ÷ 100 = 12 分");
    }

    [Fact]
    public void weighted_points_are_bounded_by_their_weights_and_add_up_to_the_subtotal()
    {
        var one =
            from weight in Gen.Int[1, 40]
            from rule in Gen.OneOf(Gen.Const(Rising), Gen.Const(Falling), Gen.Const(Bands), Gen.Const(Deduction))
            from leftOut in Gen.Bool
            from value in Gen.Int[-2000, 20000].Select(cents => cents / 100m).Nullable(0.3)
            select (weight, rule, leftOut, value);
        one.Array[1, 12].Sample(parts =>
        {
            var all = parts.Sum(part => part.weight);
            var indicators = parts.Select((part, at) => new Indicator(
                $"i{at}", "指标", at == 0 ? 100 - (all - part.weight) : part.weight, "engine:x", part.rule, "%",
                part.leftOut ? WhenMissing.LeaveOut : WhenMissing.Zero)).ToArray();
            if (indicators[0].Weight <= 0)
            {
                return;
            }

            var values = parts.Select((part, at) => (at, part.value)).Where(each => each.value is not null)
                .ToDictionary(each => $"i{each.at}", each => each.value!.Value);
            var score = Scores.Of(System(indicators), "u", values);

            score.Steps.Zip(indicators).ShouldAllBe(pair => pair.First.Weighted >= 0 && pair.First.Weighted <= pair.Second.Weight);
            score.Steps.Sum(step => step.Weighted).ShouldBe(score.Subtotal);
            score.Total.ShouldBeInRange(0, 100);
            if (score.Weight == 100)
            {
                score.Total.ShouldBe(score.Subtotal);
            }
        });
    }

    [Fact]
    public void what_does_not_apply_is_left_out_and_what_was_not_given_has_no_points()
    {
        var system = System(
            new Indicator("a", "好差评", 50, "engine:case-rating", Rising, "分", WhenMissing.LeaveOut),
            new Indicator("b", "培训率", 30, "unit", Rising, "%"),
            new Indicator("c", "报送率", 20, "unit", Rising, "%"));
        var score = Scores.Of(system, "u", new Dictionary<string, decimal> { ["b"] = 95 });

        (score.Weight, score.Subtotal, score.Total).ShouldBe((50m, 30m, 60m));
        score.Words.ShouldBe("30 + 0 = 30 分；不适用的指标不计，按其余权重 50 折算：30 × 100 ÷ 50 = 60 分");
    }

    [Fact]
    public void equal_totals_share_a_place_and_the_next_is_counted_on()
    {
        UnitScore[] scores = [Total("c", 80), Total("a", 90), Total("b", 80), Total("d", 70)];

        Scores.Rank(scores).Select(each => $"{each.Rank}{each.Unit}").ShouldBe(["1a", "2b", "2c", "4d"]);
    }

    [Fact]
    public void whoever_shares_the_last_place_is_commended_too_but_nobody_below_the_mark_or_barred()
    {
        UnitScore[] scores = [Total("a", 95), Total("b", 90), Total("c", 90, safety: 50), Total("d", 90), Total("e", 85)];

        Scores.Commended(new CommendationRule(2, 80, [new("safety", 100)]), scores).ShouldBe(["a", "b", "d"]);
        Scores.Commended(new CommendationRule(5, 91), scores).ShouldBe(["a"]);
    }

    private static UnitScore Total(string unit, decimal total, decimal safety = 100) =>
        new(unit, [new ScoreStep("safety", 0, safety, 0, string.Empty)], 100, total, total, string.Empty);

    private static IndicatorSystem System(params Indicator[] indicators) => new("s", 1, "体系", indicators, new CommendationRule(1, 0));
}
