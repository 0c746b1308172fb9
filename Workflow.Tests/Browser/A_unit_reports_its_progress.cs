using System.Globalization;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Reporting;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>The office opens a round in a real browser without script, a unit writes its report, and the office accepts it.</summary>
public sealed class A_unit_reports_its_progress(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task from_the_round_to_the_acceptance()
    {
        var day = ChinaTime.DayOf(host.Clock.GetUtcNow());
        var plan = await new ReportingOffice(host).ConfirmedPlanAsync(day.Year + 1);
        await using var office = await chromium.VisitAsync(host.Address, Screen.Desktop, script: false);
        await office.SignInAsync("coordinator");
        await office.FollowAsync("进展报送");
        await office.Page.SelectOptionAsync("#plan", plan);
        await office.PressAsync("开始报送");
        (await office.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请填写截止日");
        await office.LookAroundAsync();
        await office.Page.FillAsync("#due", day.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await office.PressAsync("开始报送");
        await office.LookAroundAsync();
        var round = office.Path;

        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await clerk.SignInAsync("clerk-mzt");
        await clerk.FollowAsync("进展报送");
        await clerk.LookAroundAsync();
        await clerk.Page.Locator($"a[href='/reports/{round.Split('/')[^1]}-320000-mzt']").ClickAsync();
        await clerk.PressAsync("报送");
        (await clerk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("进展情况");
        await clerk.LookAroundAsync();
        await clerk.Page.FillAsync("#progress-0", "已核定九成");
        await clerk.Page.FillAsync("#value-0-0", "九十");
        await clerk.PressAsync("暂存");
        (await clerk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("不是数字");
        (await clerk.Page.InputValueAsync("#progress-0")).ShouldBe("已核定九成");
        await clerk.Page.FillAsync("#value-0-0", "90");
        await clerk.PressAsync("报送");
        (await clerk.Page.Locator(".notice").InnerTextAsync()).ShouldContain("等待审核");
        await clerk.LookAroundAsync();

        await office.GoAsync($"{round}?show=to-review");
        await office.FollowAsync("江苏省民政厅");
        (await office.Page.Locator("main").InnerTextAsync()).ShouldContain("已核定九成");
        await office.PressAsync("审核通过");
        await office.LookAroundAsync();
    }
}
