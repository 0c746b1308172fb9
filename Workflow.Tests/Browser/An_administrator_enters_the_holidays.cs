using Shouldly;
using Workflow.Tests.Calendars;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>An administrator types the State Council's notice in; until then dates of that year say that they are provisional.</summary>
public sealed class An_administrator_enters_the_holidays(OwnDefinitionsFixture definitions, ChromiumFixture chromium)
    : IClassFixture<OwnDefinitionsFixture>, IClassFixture<ChromiumFixture>
{
    private readonly HostFixture host = definitions.Host;

    [Fact]
    public async Task and_what_was_provisional_is_final()
    {
        host.Clock.Advance(new DateTimeOffset(2026, 12, 28, 2, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        var number = await host.Cases.FileAsync(await host.Example(931));
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await citizen.SignInAsync("citizen1");
        await citizen.GoUntilAsync($"/cases/{number}", ".banner:has-text('暂定')");
        await citizen.LookAroundAsync();

        await using var administrator = await chromium.VisitAsync(host.Address, Screen.Narrow, script: false);
        await administrator.SignInAsync("administrator");
        await administrator.GoAsync("/calendar");
        (await administrator.Page.Locator("main").InnerTextAsync()).ShouldContain("2027 年的放假安排还没有录入");
        await EnterAsync(administrator);
        await administrator.Page.FillAsync("#workdays-1", "2027-03-01");
        await administrator.PressAsync("保存放假安排");
        (await administrator.Page.Locator("#workdays-1-error").InnerTextAsync()).ShouldContain("应是星期六或星期日");
        (await administrator.Page.InputValueAsync("#holidays-6")).ShouldBe("2027-10-01", "nothing typed is lost");
        await administrator.Page.FillAsync("#workdays-1", "2027-02-20");
        await administrator.PressAsync("保存放假安排");
        (await administrator.Page.Locator(".notice").InnerTextAsync()).ShouldContain("2027 年的放假安排已保存");

        await citizen.Page.ReloadAsync();
        (await citizen.Page.Locator(".banner").InnerTextAsync()).ShouldNotContain("暂定");
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await clerk.SignInAsync("clerk-wjw");
        await clerk.GoAsync("/calendar?year=2027");
        (await clerk.Page.Locator("main").InnerTextAsync()).ShouldContain("2月5日至2月12日");
        (await clerk.Page.Locator("details.enter").CountAsync()).ShouldBe(0);
        await clerk.LookAroundAsync();
    }

    private static async Task EnterAsync(Visitor administrator)
    {
        var year = CalendarYearCheckTests.Year2027;
        foreach (var (line, range) in year.Holidays.Index())
        {
            await administrator.Page.FillAsync($"#holidays-{line}", $"{range.From:yyyy-MM-dd}");
            await administrator.Page.FillAsync($"#holidays-{line}-until", $"{range.Until:yyyy-MM-dd}");
        }

        foreach (var (line, day) in year.Workdays.Index())
        {
            await administrator.Page.FillAsync($"#workdays-{line}", $"{day:yyyy-MM-dd}");
        }
    }
}
