using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Assignments;
using Workflow.Tests.Rectification;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>A unit answers an order on a narrow screen, and the office, in a browser without script, verifies it and sets a ladder.</summary>
public sealed class A_unit_rectifies(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task from_the_plan_to_the_closing()
    {
        var id = await new RectifyingOffice(host).OpenedAsync("m-browser");
        await using var unit = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await unit.SignInAsync(RectifyingOffice.Unit);
        await unit.FollowAsync("整改");
        await unit.LookAroundAsync();
        await unit.Page.Locator($"a[href='/rectifications/{id}']").ClickAsync();
        await unit.PressAsync("报送方案");
        (await ErrorsAsync(unit)).ShouldContain("请写明整改方案");
        await unit.LookAroundAsync();
        await unit.Page.FillAsync("#words-plan", "由分管负责人牵头，月底前完成。");
        await unit.PressAsync("报送方案");
        await unit.Page.FillAsync("#words-0", "已全部核定。");
        await unit.PressAsync("报送报告");
        (await ErrorsAsync(unit)).ShouldContain("佐证材料");
        (await unit.Page.InputValueAsync("#words-0")).ShouldBe("已全部核定。");
        await unit.Page.FillAsync("#evidence-0", "目录清单");
        await unit.PressAsync("报送报告");
        (await unit.Page.Locator(".notice").InnerTextAsync()).ShouldContain("等待核查");
        await unit.LookAroundAsync();

        await using var office = await chromium.VisitAsync(host.Address, Screen.Desktop, script: false);
        await office.SignInAsync(RectifyingOffice.Coordinator);
        await office.GoAsync($"/notices/{id}");
        await office.FollowAsync("查看整改");
        await office.Page.FillAsync("#words-close", "核查属实。");
        await office.PressAsync("销号");
        (await office.Page.Locator(".notice").First.InnerTextAsync()).ShouldContain("已销号");
        await office.LookAroundAsync();
    }

    [Fact]
    public async Task the_office_sets_a_ladder_and_hastens_it_with_a_reason()
    {
        await using var office = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await office.SignInAsync(RectifyingOffice.Coordinator);
        await office.GoAsync("/notices");
        await office.Page.Locator(".site-header summary").ClickAsync();
        await office.LookAroundAsync();
        await office.FollowAsync("启动逐级督办");
        await office.PressAsync("启动");
        (await ErrorsAsync(office)).ShouldContain("请选择责任单位");
        await office.LookAroundAsync();
        await office.Page.FillAsync("#matter", "领导批示事项");
        await office.Page.FillAsync("#requirement", "按批示要求办结。");
        await office.Page.SelectOptionAsync("#unit", "320000-mzt");
        await office.Page.FillAsync("#deadline", $"{ChinaTime.DayOf(host.Clock.GetUtcNow()).AddDays(60):yyyy-MM-dd}");
        await office.Page.FillAsync("#basis", "省领导批示");
        await office.PressAsync("启动");
        await Eventually.SeeAsync(() => LookAgainAsync(office), page => page.Contains("提前：立即进入下一步", StringComparison.Ordinal));
        await office.LookAroundAsync();

        await office.Page.Locator("summary", new() { HasText = "提前" }).ClickAsync();
        await office.Page.FillAsync("#words-hasten", "情况紧急");
        await office.PressAsync("提前：立即进入下一步");
        await Eventually.SeeAsync(() => LookAgainAsync(office), page => page.Contains("关于催办“领导批示事项”的通知", StringComparison.Ordinal));
    }

    [Fact]
    public async Task what_is_refused_on_an_assignments_page_is_told_there()
    {
        var office = new AssigningOffice(host);
        var id = await office.AssignedAsync(ChinaTime.DayOf(host.Clock.GetUtcNow()).AddDays(60));
        await office.ActAsync(AssigningOffice.Lead, id, "signature");
        await using var unit = await chromium.VisitAsync(host.Address, Screen.Desktop, script: false);
        await unit.SignInAsync(AssigningOffice.Lead);
        await unit.GoAsync($"/assignments/{id}");

        await unit.Page.FillAsync("#milestones", "没有日期");
        await unit.Page.Locator("form:has(#milestones) button").ClickAsync();

        (await ErrorsAsync(unit)).ShouldContain("请写明日期");
    }

    private static Task<string> ErrorsAsync(Visitor visitor) => visitor.Page.Locator(".error-summary").InnerTextAsync();

    private static async Task<string> LookAgainAsync(Visitor visitor)
    {
        await visitor.GoAsync(new Uri(visitor.Page.Url).PathAndQuery);
        return await visitor.Page.Locator("main").InnerTextAsync();
    }
}
