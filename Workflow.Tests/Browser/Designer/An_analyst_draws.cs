using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser.Designer;

public sealed class An_analyst_draws(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task publishes_runs_and_watches()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        var studio = new Studio(analyst, host.Address);
        await studio.OpenAsync("analyst", "/designer", seen => seen.Definitions);
        await studio.Page.GetByText("新建流程").First.ClickAsync();
        var name = studio.Page.Locator(".mud-dialog input[type=text]").First;
        await name.FillAsync("画出来的流程");
        await studio.Page.Keyboard.PressAsync("Tab");
        await studio.Page.Locator(".mud-dialog button").Filter(new LocatorFilterOptions { HasText = "确定" }).ClickAsync();
        await studio.Page.WaitForURLAsync("**/designer/definitions/*");
        await studio.SeeAsync(seen => seen.Page.Locator(".x6-graph"));
        var id = new Uri(studio.Page.Url).Segments[^1];

        await studio.DragAsync("日志", "写一行日志", 60, 60);
        await studio.DragAsync("事件与等待", "外部任务", 380, 60);
        await studio.DragAsync("日志", "写一行日志", 200, 200);
        await studio.ConnectAsync("WriteLine1", "RunTask1");
        await studio.ConnectAsync("RunTask1", "WriteLine2");
        await studio.FillInAsync("WriteLine1", "文字", "开始了");
        await studio.FillInAsync("RunTask1", "任务名称", "盖章");
        await studio.FillInAsync("WriteLine2", "文字", "办好了");
        var saved = await Eventually.SeeAsync(
            () => SavedAsync(id),
            model => model["root"]!["activities"]!.AsArray().Any(each => each!["text"]?["expression"]?["value"]?.ToString() == "办好了"));
        saved["root"]!["activities"]!.AsArray().Count.ShouldBe(3);
        saved["root"]!["connections"]!.AsArray().Count.ShouldBe(2);

        await studio.Publish.ClickAsync();
        await Eventually.SeeAsync(() => SavedAsync(id), model => model["isPublished"]!.GetValue<bool>());
        await studio.Run.ClickAsync();
        await studio.Page.WaitForURLAsync("**/designer/instances/*");
        await studio.SeeAsync(seen => seen.Activities);
        await studio.Page.Locator(".mud-timeline").GetByText("等待中").First.WaitForAsync();
        await studio.LookAroundAsync();
    }

    [Fact]
    public async Task and_leaves_at_once_without_losing_the_last_change()
    {
        await host.WaitingInstanceAsync();
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        var studio = new Studio(analyst, host.Address);
        await studio.OpenAsync("analyst", $"/designer/definitions/{Drawn.Waiting}", seen => seen.Activities);

        await studio.DragAsync("日志", "写一行日志", 200, 300);
        await studio.FollowAsync("流程设计");

        await studio.SeeAsync(seen => seen.Definitions);
        var saved = await Eventually.SeeAsync(
            () => SavedAsync(Drawn.Waiting), model => model["root"]!["activities"]!.AsArray().Count == 4);
        saved["version"]!.GetValue<int>().ShouldBe(2);
    }

    private async Task<JsonNode> SavedAsync(string id)
    {
        using var client = await host.SignedIn("analyst");
        return await client.GetJsonAsync($"/elsa/api/workflow-definitions/by-definition-id/{id}");
    }
}
