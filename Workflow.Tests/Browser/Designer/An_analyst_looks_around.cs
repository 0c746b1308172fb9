using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser.Designer;

public sealed class An_analyst_looks_around(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task in_lists_editor_and_viewer_without_leaving_the_document()
    {
        var instance = await host.WaitingInstanceAsync();
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        var studio = new Studio(analyst, host.Address);
        await studio.OpenAsync("analyst", "/designer", seen => seen.Definitions);
        await studio.Page.EvaluateAsync("window.remembered = true");
        await ShouldShowAsync(studio, "/designer", "流程设计 - 一件事服务", "流程设计");

        await studio.FindAndOpenAsync("等一个事件");
        await studio.SeeAsync(seen => seen.Activities);
        await ShouldShowAsync(studio, $"/designer/definitions/{Drawn.Waiting}", "等一个事件 - 编辑流程 - 一件事服务", "流程设计");
        (await FocusedAsync(studio)).ShouldBe("heading");
        (await studio.Activities.CountAsync()).ShouldBe(3);

        await studio.FollowAsync("流程实例");
        await studio.SeeAsync(seen => seen.Instances);
        await ShouldShowAsync(studio, "/designer/instances", "流程实例 - 一件事服务", "流程实例");

        await studio.Instances.First.ClickAsync();
        await studio.SeeAsync(seen => seen.Activities);
        await ShouldShowAsync(studio, $"/designer/instances/{instance}", $"流程实例 {instance} - 一件事服务", "流程实例");
        (await studio.Page.Locator("#announcement").InnerTextAsync()).ShouldContain(instance);

        await studio.Page.GoBackAsync();
        await studio.SeeAsync(seen => seen.Instances);
        await studio.FollowAsync("流程设计");
        await studio.SeeAsync(seen => seen.Definitions);
        (await studio.Page.EvaluateAsync<bool>("window.remembered === true")).ShouldBeTrue("one document all the way");
    }

    [Fact]
    public async Task and_goes_on_where_they_were_after_signing_in_again()
    {
        await host.WaitingInstanceAsync();
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        var studio = new Studio(analyst, host.Address);
        await studio.OpenAsync("analyst", "/designer", seen => seen.Definitions);
        await studio.Page.EvaluateAsync("window.remembered = true");

        await studio.Page.Context.ClearCookiesAsync();
        await studio.FollowAsync("流程实例");
        await studio.Page.Locator("#signed-out").WaitForAsync();
        (await studio.Page.Locator("#signed-out").InnerTextAsync()).ShouldContain("登录已过期");

        var another = await analyst.OpenTabAsync();
        await another.GotoAsync("/sign-in?returnUrl=/cases");
        await another.FillAsync("#user", "analyst");
        await another.FillAsync("#password", "demo-analyst");
        await another.ClickAsync("main button");
        await another.CloseAsync();
        await studio.Page.EvaluateAsync("dispatchEvent(new Event('focus'))");

        await studio.SeeAsync(seen => seen.Instances);
        (await studio.Page.Locator("#signed-out").IsVisibleAsync()).ShouldBeFalse();
        (await studio.Page.EvaluateAsync<bool>("window.remembered === true")).ShouldBeTrue();
    }

    private static async Task ShouldShowAsync(Studio studio, string path, string title, string section)
    {
        await studio.Page.WaitForFunctionAsync("title => document.title === title", title);
        new Uri(studio.Page.Url).AbsolutePath.ShouldBe(path);
        (await studio.Page.Locator(".site-header [aria-current]").InnerTextAsync()).ShouldBe(section);
        await studio.LookAroundAsync();
    }

    private static Task<string> FocusedAsync(Studio studio) => studio.Page.EvaluateAsync<string>("document.activeElement.id");
}
