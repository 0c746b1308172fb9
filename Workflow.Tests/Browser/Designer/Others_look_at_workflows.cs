using System.Net;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser.Designer;

public sealed class Others_look_at_workflows(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task a_clerk_sees_a_workflow_but_cannot_change_or_run_it()
    {
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Desktop);
        var studio = new Studio(clerk, host.Address);
        await studio.OpenAsync("clerk-wjw", "/designer/definitions/newborn", seen => seen.Activities);

        await studio.Page.GetByText("流程或系统处于只读状态").WaitForAsync();
        (await studio.Publish.IsVisibleAsync()).ShouldBeFalse();
        (await studio.Run.IsVisibleAsync()).ShouldBeFalse();
        await studio.LookAroundAsync();

        await studio.FollowAsync("流程设计");
        await studio.SeeAsync(seen => seen.Definitions);
        (await studio.Page.GetByText("新建流程").First.IsEnabledAsync()).ShouldBeFalse();
        await studio.Page.Locator(".definitions-table tbody tr .mud-menu button").First.ClickAsync();
        var entries = studio.Page.Locator(".mud-menu-item:visible");
        await entries.First.WaitForAsync();
        (await entries.AllInnerTextsAsync()).Select(entry => entry.Trim())
            .ShouldNotContain(entry => entry == "运行" || entry == "复制一份" || entry == "取消" || entry == "删除");
    }

    [Fact]
    public async Task an_auditor_follows_a_link_to_an_instance()
    {
        var instance = await host.WaitingInstanceAsync();
        await using var auditor = await chromium.VisitAsync(host.Address, Screen.Desktop);
        var studio = new Studio(auditor, host.Address);

        await studio.OpenAsync("auditor", $"/designer/workflows/instances/{instance}/view", seen => seen.Activities);

        new Uri(studio.Page.Url).AbsolutePath.ShouldBe($"/designer/instances/{instance}");
        await studio.Page.Locator(".mud-timeline").GetByText("等待中").First.WaitForAsync();
        await studio.LookAroundAsync();
    }

    [Fact]
    public async Task a_citizen_is_refused()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await citizen.SignInAsync("citizen1");

        (await citizen.Page.GotoAsync("/designer"))!.Status.ShouldBe(403);

        (await citizen.HeadingAsync()).ShouldBe("没有权限");
        (await citizen.Page.Locator(".site-header nav").InnerTextAsync()).ShouldNotContain("流程");
    }

    [Theory]
    [InlineData("clerk-wjw")]
    [InlineData("coordinator")]
    [InlineData("auditor")]
    public async Task who_only_looks_is_refused_changes_by_the_server_too(string user)
    {
        using var client = await host.SignedIn(user);
        var definition = await client.GetJsonAsync("/elsa/api/workflow-definitions/by-definition-id/newborn");
        definition["links"]!.AsArray().ShouldNotContain(link => link!["rel"]!.GetValue<string>() == "publish");

        foreach (var change in (string[])["newborn/publish", "newborn/execute", "newborn/retract", ""])
        {
            using var refused = await client.PostAsync($"/elsa/api/workflow-definitions/{change}", HttpJson.Body("{}"));
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, change);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("没有此项权限");
        }
    }
}
