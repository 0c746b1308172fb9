using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Hardship;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Hardship.HardshipWorld;

namespace Workflow.Tests.Browser;

/// <summary>
/// What a street office and the police do between morning and evening, and what comes between from people outside: an
/// objection of a neighbour, a withdrawal. By keys alone with script, and on a small phone without.
/// </summary>
public sealed class Offices_have_a_whole_day(HardshipWorld world, ChromiumFixture chromium)
    : IClassFixture<HardshipWorld>, IClassFixture<ChromiumFixture>
{
    private const string Visit = "入户调查并提出初审意见";

    [Theory]
    [InlineData("Desktop", true)]
    [InlineData("Narrow", false)]
    public async Task a_street_visits_reviews_goes_again_and_shows_the_result(string screen, bool keysAlone)
    {
        var (street, first, second) = await TwoOfOneStreetAsync();
        await using var clerk = await chromium.VisitAsync(world.Host.Address, Screen.Named(screen), script: keysAlone);
        if (keysAlone)
        {
            clerk.TakeKeyboardAlone();
        }

        await clerk.SignInAsync(street);
        await clerk.AnswerAsync(clerk.Page.Locator("#light"), "green");
        await clerk.WriteAsync("#search", first);
        await clerk.PressAsync("筛选");
        (await clerk.Page.Locator("tbody").InnerTextAsync()).ShouldContain("正常");
        await clerk.UseAsync(clerk.Page.Locator("td.first a"));
        await clerk.PressAsync("认领");
        await GoThereAsync(clerk, "同意的理由见调查情况。");
        await clerk.PressAsync("提交并办下一件");
        (await clerk.Page.Locator(".notice").First.InnerTextAsync()).ShouldContain(first);

        await clerk.GoUntilAsync($"/inbox?search={first}", "td.first a:has-text('民主评议')");
        await clerk.UseAsync(clerk.Page.Locator("td.first a"));
        await clerk.LookAroundAsync();
        await ReviewAsync(clerk, outcome: "back");
        await clerk.PressAsync("提交");
        (await clerk.Page.Locator("#comment-error").InnerTextAsync()).ShouldContain("请写明理由");
        await clerk.WriteAsync("#comment", "请核实是否有出租房屋。");
        await clerk.PressAsync("提交");

        await clerk.GoUntilAsync($"/inbox?state=mine&search={first}", "td.first a");
        await clerk.UseAsync(clerk.Page.Locator("td.first a"));
        (await clerk.Page.Locator("main").InnerTextAsync()).ShouldContain("请核实是否有出租房屋");
        await clerk.LookAroundAsync();
        await GoThereAsync(clerk, "已核实，没有出租房屋。");
        await clerk.PressAsync("提交");
        await clerk.GoUntilAsync($"/inbox?search={first}", "td.first a:has-text('民主评议')");
        await clerk.UseAsync(clerk.Page.Locator("td.first a"));
        await ReviewAsync(clerk, outcome: "passed");
        await clerk.PressAsync("提交");
        await clerk.GoUntilAsync($"/cases/{first}", ".timeline:has-text('公示')");

        await clerk.GoAsync("/workload");
        (await clerk.Page.Locator("main").InnerTextAsync()).ShouldContain("本周办结");
        await PeopleComeInAsync(first, await world.NoticeAsync(first));
        (await world.Host.Cases.ActAsync(second, "withdrawal", [])).ShouldBe(System.Net.HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task the_police_decide_several_households_at_once()
    {
        string[] numbers = [await ReturnedAsync(24_001 * 12), await ReturnedAsync(24_002 * 12)];
        await using var police = await chromium.VisitAsync(world.Host.Address, Screen.Narrow, script: false);
        await police.SignInAsync("clerk-gaj");
        foreach (var number in numbers)
        {
            await police.GoUntilAsync($"/inbox?search={number}", "td.first a");
        }

        await police.GoAsync("/inbox?search=恢复户口");
        await police.PressAsync("办理所选任务");
        (await police.Page.Locator(".batch .error").InnerTextAsync()).ShouldContain("请先选择任务");
        foreach (var number in numbers)
        {
            await police.Page.CheckAsync($"tr:has-text('{number}') input[type=checkbox]");
        }

        await police.AnswerAsync(police.Page.Locator("#batch-outcome"), "register");
        await police.PressAsync("办理所选任务");
        (await police.Page.Locator(".notice").First.InnerTextAsync()).ShouldContain("已办理 2 件");
        (await police.Page.Locator("tbody").CountAsync()).ShouldBe(0, "both are done");
        await police.GoAsync("/inbox?state=done&search=恢复户口");
        (await police.Page.Locator("tbody tr").CountAsync()).ShouldBe(2);
    }

    /// <summary>A neighbour reads the notice and objects; the applicant gives up.</summary>
    private async Task PeopleComeInAsync(string number, JsonNode notice)
    {
        var page = $"/public-notices/{Text(notice["id"])}";
        await using var neighbour = await chromium.VisitAsync(world.Host.Address, Screen.Narrow, script: false);
        await neighbour.GoAsync(page);
        await neighbour.UseAsync(neighbour.Page.Locator("main a.button"));
        await neighbour.Page.FillAsync("#user", "citizen2");
        await neighbour.Page.FillAsync("#password", "demo-citizen2");
        await neighbour.PressAsync("登录");
        neighbour.Path.ShouldBe(page, "whoever signs in to object comes back to the notice");
        await neighbour.PressAsync("提交异议");
        (await neighbour.Page.TitleAsync()).ShouldStartWith("错误：");
        await neighbour.WriteAsync("#words", "该户有出租房屋收入。");
        await neighbour.PressAsync("提交异议");
        (await neighbour.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已收到您的异议");

        await using var applicant = await chromium.VisitAsync(world.Host.Address, Screen.Narrow);
        applicant.TakeKeyboardAlone();
        await applicant.SignInAsync("citizen1");
        await applicant.GoAsync($"/cases/{number}");
        await applicant.FollowAsync("撤回这次申请");
        await applicant.LookAroundAsync();
        await applicant.WriteAsync("#reason", "家里情况好转了。");
        await applicant.PressAsync("确认撤回");
        (await applicant.Page.Locator(".notice").InnerTextAsync()).ShouldContain("申请已撤回");
        await applicant.LookAroundAsync();
    }

    private async Task<(string Street, string First, string Second)> TwoOfOneStreetAsync()
    {
        var filed = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            var number = await world.FiledAsync(ForHimself());
            var (street, _) = await world.TaskAsync(number, Visit);
            if (!filed.TryAdd(street, number))
            {
                return (street, filed[street], number);
            }
        }
    }

    /// <summary>A veteran whose return is registered, so that the police have the household before them.</summary>
    private async Task<string> ReturnedAsync(int seed)
    {
        const string Office = "clerk-tyjrswj";
        var number = await world.Host.Cases.FileAsync(await world.Host.Example(seed, "veterans-services"));
        var tasks = await Eventually.SeeAsync(() => world.Host.Cases.TasksAsync(Office, number), found => found.Count > 0);
        using var decided = await world.Host.Cases.DecideAsync(Office, tasks[0]);
        decided.EnsureSuccessStatusCode();
        return number;
    }

    private static async Task GoThereAsync(Visitor clerk, string findings)
    {
        await clerk.AnswerAsync(clerk.Page.Locator("#f-visitedOn"), "2026-11-20");
        await clerk.AnswerAsync(clerk.Page.Locator("#f-agrees-0"), "yes");
        await clerk.WriteAsync("#f-findings", findings);
        await clerk.AnswerAsync(clerk.Page.Locator("[name=outcome][value=support]"), "support");
    }

    private static async Task ReviewAsync(Visitor clerk, string outcome)
    {
        await clerk.WriteAsync("#f-attended", "9");
        await clerk.WriteAsync("#f-inFavour", "8");
        await clerk.AnswerAsync(clerk.Page.Locator($"[name=outcome][value={outcome}]"), outcome);
    }
}
