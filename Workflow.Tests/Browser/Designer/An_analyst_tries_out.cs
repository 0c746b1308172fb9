using Microsoft.Playwright;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser.Designer;

/// <summary>The newborn workflow, tried beside its drawing.</summary>
public sealed class An_analyst_tries_out(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task a_scenario_from_the_editor_and_decides_in_the_clerks_place()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, new Screen(1600, 1000));
        var studio = new Studio(analyst, host.Address);
        await studio.OpenAsync("analyst", "/designer/definitions/newborn", seen => seen.Activities);
        await studio.Page.GetByText("试运行", new PageGetByTextOptions { Exact = true }).ClickAsync();
        var panel = studio.Page.FrameLocator("#panel-frame");
        await panel.GetByText("开始试运行").ClickAsync();

        await studio.Page.WaitForURLAsync("**/designer/instances/wf-*T-*");
        await studio.SeeAsync(seen => seen.Activities);
        var task = panel.Locator("#task");
        var first = await task.InnerTextAsync();
        await studio.LookAroundAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "办理", Exact = true }).ClickAsync();

        await task.Filter(new LocatorFilterOptions { HasNotText = first }).WaitForAsync();
        await studio.Page.Locator(".mud-timeline").GetByText(first, new LocatorGetByTextOptions { Exact = true }).First.WaitForAsync();
    }

    [Fact]
    public async Task on_pages_that_also_stand_by_themselves_and_are_usable_by_everybody()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Narrow, script: false);
        await analyst.SignInAsync("analyst");
        await analyst.GoAsync("/designer/definitions/newborn/try");
        await analyst.LookAroundAsync();
        await analyst.PressAsync("开始试运行");

        analyst.Path.ShouldStartWith("/designer/trials/320");
        await Eventually.SeeAsync(
            async () =>
            {
                await analyst.GoAsync(analyst.Path);
                return await analyst.Page.Locator("#task").CountAsync();
            },
            count => count > 0);
        await analyst.LookAroundAsync();
        await analyst.GoAsync("/designer/definitions/newborn/replay");
        await analyst.LookAroundAsync();
        await analyst.GoAsync("/designer/files");
        await analyst.LookAroundAsync();
    }
}
