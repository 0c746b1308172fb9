using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Scenarios;
using Workflow.Host.Pages.Citizen;
using Xunit;

namespace Workflow.Tests.Scenarios;

public sealed class ScenarioSearchTests
{
    private static readonly Scenario Newborn = Named("newborn", "新生儿出生一件事", "孩子出生后一次办好。") with
    {
        Moments = ["生育"],
        Search = ["上户口", "宝宝"],
        Items = [Item("household", "新生儿户口登记", "公安机关"), Item("card", "社会保障卡申领", "人力资源社会保障部门")],
    };

    private static readonly Scenario Fund = Named("fund", "公积金提取一件事", "买房、租房提取住房公积金，孩子上学不在其中。") with
    {
        Moments = ["住房", "退休"],
        Search = ["公积金", "APP"],
        Items = [Item("draw", "住房公积金提取", "住房公积金管理中心")],
    };

    private static readonly Scenario Other = Named("other", "证照遗失补办", "各类证照补办。");

    private static readonly Scenario[] All = [Fund, Newborn, Other];

    [Theory]
    [InlineData("新生儿", "newborn")]
    [InlineData("宝宝", "newborn")]
    [InlineData("社会保障卡", "newborn")]
    [InlineData("公安", "newborn")]
    [InlineData("住房", "fund")]
    [InlineData("公积金 租房", "fund")]
    [InlineData("app", "fund")]
    [InlineData("ＡＰＰ", "fund")]
    [InlineData("给宝宝上户口", "newborn")]
    [InlineData("怎么提取公积金", "fund")]
    public void a_scenario_is_found_by_what_people_call_it(string search, string code) =>
        ScenarioSearch.Find(All, search)[0].Code.ShouldBe(code);

    [Fact]
    public void what_names_a_scenario_comes_before_what_describes_another() =>
        ScenarioSearch.Find([Fund with { Description = "宝宝也可以。" }, Newborn], "宝宝").Select(found => found.Code)
            .ShouldBe(["newborn", "fund"]);

    [Theory]
    [InlineData("潜水证")]
    [InlineData("公积金 潜水")]
    public void what_stands_nowhere_finds_nothing(string search) => ScenarioSearch.Find(All, search).ShouldBeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("，")]
    public void nothing_looked_for_gives_all_in_their_order(string? search) =>
        ScenarioSearch.Find(All, search).ShouldBe(All);

    [Fact]
    public void a_search_cut_within_a_sign_is_still_a_search() =>
        ScenarioSearch.Find(All, new string('x', 99) + "\U0002000B" + "\ud800").ShouldBeEmpty();

    [Fact]
    public void moments_come_as_the_scenarios_name_them_and_those_without_one_come_last()
    {
        ScenarioSummary[] listed = [.. All.Select(each => new ScenarioSummary(
            each.Code, each.Name, each.Description, each.Lead, each.PromisedDays, each.Items.Count, each.Moments))];

        var moments = Moment.Of(listed, "其他");

        moments.Select(moment => moment.Name).ShouldBe(["住房", "退休", "生育", "其他"]);
        moments[^1].Scenarios.ShouldHaveSingleItem().Code.ShouldBe("other");
    }

    private static Scenario Named(string code, string name, string description) => new()
    {
        Code = code,
        Name = name,
        Description = description,
        Lead = "police",
        Needs = [],
        DefinitionId = code,
        PromisedDays = 5,
        Items = [],
        Form = new JsonObject(),
        ApplicantId = "/id",
        ApplicantPhone = "/phone",
        ApplicantMail = "/mail",
    };

    private static ScenarioItem Item(string code, string name, string organisation) =>
        new(code, name, "role", organisation, 1, 2, [], "continue", "设定");
}
