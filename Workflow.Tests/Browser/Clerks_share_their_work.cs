using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Tasks;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>A clerk's day among colleagues, without script too, and the office that looks at the workload.</summary>
[Collection(ClerksCollection.Name)]
public sealed class Clerks_share_their_work(ClerksOffice office, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task a_task_is_delegated_answered_and_decided()
    {
        var id = await office.HeldByLiAsync();
        await using var li = await VisitAsync(ClerksOffice.Li, Screen.Desktop, script: false);
        await li.GoAsync($"/tasks/{id}");
        await OpenAsync(li, "委派");
        await li.PressAsync("委派给所选同事");
        (await li.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请选择同事");
        await li.Page.Locator("#to-delegate-0").CheckAsync();
        await li.Page.FillAsync("#words-delegate", "请核对接生记录");
        await li.PressAsync("委派给所选同事");
        (await li.Page.Locator(".notice").First.InnerTextAsync()).ShouldContain("已委派");
        (await li.Page.Locator("#outcome-0").CountAsync()).ShouldBe(0, "the answer comes first");

        await using var wang = await VisitAsync(ClerksOffice.Wang, Screen.Narrow);
        await wang.GoAsync("/inbox?state=mine");
        await wang.LookAroundAsync();
        await wang.Page.Locator($"a[href='/tasks/{id}']").ClickAsync();
        (await wang.Page.Locator(".timeline").First.InnerTextAsync()).ShouldContain("请核对接生记录");
        (await wang.Page.Locator("section.case").InnerTextAsync()).ShouldContain("数据核验");
        await wang.LookAroundAsync();
        await wang.Page.FillAsync("#words-opinion", "记录一致");
        await wang.PressAsync("答复");
        (await wang.Page.Locator(".notice").First.InnerTextAsync()).ShouldContain("已答复");

        await li.GoAsync($"/tasks/{id}?example=true");
        (await li.Page.Locator(".timeline").First.InnerTextAsync()).ShouldContain("记录一致");
        await li.PressAsync("提交");
        li.Path.ShouldBe("/inbox");
    }

    [Fact]
    public async Task a_clerk_keeps_a_filter_and_names_a_deputy()
    {
        await using var zhao = await VisitAsync(ClerksOffice.Zhao, Screen.Narrow);
        await zhao.Page.SelectOptionAsync("#state", "office");
        await zhao.PressAsync("筛选");
        await OpenAsync(zhao, "把现在的筛选存为常用");
        await zhao.PressAsync("保存筛选");
        (await zhao.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请填写名称");
        await zhao.Page.FillAsync("#filter-name", "全单位");
        await zhao.PressAsync("保存筛选");
        (await zhao.Page.Locator(".filters a").InnerTextAsync()).ShouldBe("全单位");

        await zhao.FollowAsync("休假代办");
        await zhao.PressAsync("保存安排");
        (await zhao.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请填写开始日期");
        await zhao.LookAroundAsync();
        var today = ChinaTime.DayOf(office.Host.Clock.GetUtcNow());
        await zhao.Page.Locator("#deputy-0").CheckAsync();
        await zhao.Page.FillAsync("#from", $"{today.AddDays(70):yyyy-MM-dd}");
        await zhao.Page.FillAsync("#until", $"{today.AddDays(71):yyyy-MM-dd}");
        await zhao.PressAsync("保存安排");
        (await zhao.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已安排代办");
        await zhao.PressAsync($"结束由 {ClerksOffice.Li} 代办的安排");
        (await zhao.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已结束代办");
    }

    [Fact]
    public async Task the_office_follows_a_number_to_its_tasks_and_urges()
    {
        var id = await office.HeldByLiAsync();
        await using var coordinator = await VisitAsync("coordinator", Screen.Desktop);
        await coordinator.GoAsync("/workload");
        await coordinator.LookAroundAsync();
        await coordinator.Page.Locator($"a[href*='which=open'][href*='clerk={ClerksOffice.Li}']").First.ClickAsync();
        await coordinator.LookAroundAsync();
        await coordinator.Page.Locator($"form:has(input[value='urge-{id}']) button").ClickAsync();
        (await coordinator.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已催办");
        (await office.SeenAsync(ClerksOffice.Li, id))["urgedAt"].ShouldNotBeNull();
    }

    private async Task<Visitor> VisitAsync(string user, Screen screen, bool script = true)
    {
        var visitor = await chromium.VisitAsync(office.Host.Address, screen, script);
        await visitor.SignInAsync(user);
        return visitor;
    }

    private static Task OpenAsync(Visitor visitor, string summary) =>
        visitor.Page.Locator("summary").GetByText(summary, new() { Exact = true }).ClickAsync();
}
