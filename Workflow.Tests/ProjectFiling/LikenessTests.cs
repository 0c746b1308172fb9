using CsCheck;
using Shouldly;
using Workflow.Activities.ProjectFiling.Likeness;
using Xunit;

namespace Workflow.Tests.ProjectFiling;

public sealed class LikenessTests
{
    private static readonly LikenessFacts School = LikenessFacts.Of(Projects.Content);

    private static readonly LikenessFacts Twin = new(
        "江宁区智慧校园管理平台项目",
        "建设覆盖全区中小学的校园管理平台，包括学籍管理、排课选课、家校互通、校园安全和食堂监管五个功能模块，并与市教育数据平台对接。",
        "智慧校园平台",
        400);

    private static readonly LikenessFacts Water = new(
        "城市内涝积水点监测预警系统",
        "在下穿立交和低洼路段布设液位传感器，实时监测积水深度，超过阈值时自动报警并联动交通诱导屏发布绕行提示。",
        "排水防涝监测系统",
        3200);

    // From few characters, so that texts share some.
    private static readonly Gen<string> Text =
        Gen.Int[0, 12].Select(at => "数据平台智慧政务共享，A1"[at]).Array[1, 40].Select(letters => new string(letters));

    private static readonly Gen<LikenessFacts> Facts = Gen.Select(
        Text, Text, Text, Gen.Int[0, 5000], (name, content, system, budget) => new LikenessFacts(name, content, system, budget));

    [Fact]
    public void a_project_built_once_more_elsewhere_is_found_with_the_reasons()
    {
        var aspects = LikenessCheck.Of(School, Twin);

        LikenessCheck.Score(aspects).ShouldBeGreaterThan(75);
        aspects.Select(each => each.Aspect).ShouldBe(LikenessAspect.All);
        aspects[0].ShouldBe(new AspectLikeness(LikenessAspect.Name, 100, "名称去掉地名和“项目”等通用词后相同"));
        aspects[1].Reason.ShouldBe("建设内容都有“建设覆盖全区中小学的校园管理平台包括学籍…”（连续 30 字相同）");
        aspects[2].ShouldBe(new AspectLikeness(LikenessAspect.Budget, 95, "投资为 380 万元和 400 万元，相差 20 万元"));
    }

    [Fact]
    public void projects_that_have_nothing_in_common_are_not()
    {
        var aspects = LikenessCheck.Of(School, Water);

        LikenessCheck.Score(aspects).ShouldBeLessThan(15);
        aspects[0].Reason.ShouldBe("名称没有相同的词");
    }

    [Fact]
    public void a_content_that_was_taken_over_into_a_longer_one_counts_almost_in_full() =>
        LikenessCheck.Of(School, School with { Content = Water.Content + School.Content + Water.Content })[1].Score.ShouldBeInRange(88, 100);

    [Fact]
    public void equal_sums_alone_make_no_likeness() =>
        LikenessCheck.Score(LikenessCheck.Of(School, Water with { Budget = School.Budget })).ShouldBeLessThan(25);

    [Fact]
    public void likeness_is_the_same_from_both_sides() => Gen.Select(Facts, Facts).Sample((one, other) =>
        LikenessCheck.Of(one, other).SequenceEqual(LikenessCheck.Of(other, one)));

    [Fact]
    public void every_score_lies_between_nothing_and_all_and_has_a_reason() => Gen.Select(Facts, Facts).Sample((one, other) =>
    {
        var aspects = LikenessCheck.Of(one, other);
        return aspects.Append(new AspectLikeness("all", LikenessCheck.Score(aspects), "-"))
            .All(each => each.Score is >= 0 and <= 100 && each.Reason.Length > 0);
    });

    [Fact]
    public void a_project_is_wholly_like_itself_however_wide_its_letters_are() => Facts.Where(facts => facts.Budget > 0
        && new[] { facts.Name, facts.Content, facts.System }.All(text => Grams.Plain(text).Length > 0)).Sample(facts =>
        LikenessCheck.Score(LikenessCheck.Of(facts, facts with { Name = $" {facts.Name.Replace('A', 'Ａ')}。" })) == 100);

    [Fact]
    public void the_common_run_stands_in_both_texts_and_none_longer_does() => Gen.Select(Text, Text).Sample((one, other) =>
    {
        var run = CommonRun.Of(one, other);
        var longer = Enumerable.Range(0, Math.Max(0, one.Length - run.Length)).Select(at => one.Substring(at, run.Length + 1));
        return one.Contains(run, StringComparison.Ordinal) && other.Contains(run, StringComparison.Ordinal)
            && !longer.Any(each => other.Contains(each, StringComparison.Ordinal));
    });
}
