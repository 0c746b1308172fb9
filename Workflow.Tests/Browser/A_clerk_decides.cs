using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

public sealed class A_clerk_decides(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("Desktop", true, 911)]
    public async Task from_the_inbox_to_the_confirmation(string screen, bool script, int seed)
    {
        var (number, id) = await TaskAsync(seed);
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Named(screen), script);
        await clerk.SignInAsync("clerk-wjw");
        clerk.Path.ShouldBe("/inbox");
        await clerk.LookAroundAsync();

        await clerk.Page.FillAsync("#search", number);
        await clerk.PressAsync("筛选");
        (await clerk.Page.Locator("tbody tr").CountAsync()).ShouldBe(1);
        await clerk.Page.Locator("td.first a").ClickAsync();
        clerk.Path.ShouldBe($"/tasks/{id}");
        (await clerk.Page.Locator("section.case").InnerTextAsync()).ShouldContain("母亲姓名");
        await clerk.LookAroundAsync();

        await clerk.PressAsync("认领");
        (await clerk.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已认领");
        await clerk.PressAsync("提交");
        (await clerk.Page.TitleAsync()).ShouldStartWith("错误：");
        await clerk.LookAroundAsync();

        await clerk.PressAsync("用示例数据填写");
        await clerk.Page.CheckAsync("#outcome-0");
        await clerk.PressAsync("提交");
        clerk.Path.ShouldBe("/inbox");
        (await clerk.Page.Locator(".notice").InnerTextAsync()).ShouldContain(number);
        await clerk.LookAroundAsync();
    }

    [Fact]
    public async Task with_a_reason_when_denying()
    {
        var (_, id) = await TaskAsync(915);
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await clerk.SignInAsync("clerk-wjw");
        await clerk.GoAsync($"/tasks/{id}?example=true");
        var deny = clerk.Page.Locator(".box:has-text('须写明理由') input").First;
        await deny.CheckAsync();
        await clerk.PressAsync("提交");

        (await clerk.Page.Locator("#comment-error").InnerTextAsync()).ShouldContain("请写明理由");
        (await deny.IsCheckedAsync()).ShouldBeTrue();
        await clerk.Page.FillAsync("#comment", "出生记录与申请不一致。");
        await clerk.PressAsync("提交");
        clerk.Path.ShouldBe("/inbox");
    }

    [Fact]
    public async Task and_learns_that_a_colleague_holds_or_has_done_the_task()
    {
        var (number, id) = await TaskAsync(916);
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await clerk.SignInAsync("clerk-wjw");
        await clerk.GoAsync($"/tasks/{id}?example=true");
        var task = (await host.Cases.TasksAsync("clerk-wjw", number)).Single();
        (await host.Cases.DecideAsync("clerk-wjw", task)).EnsureSuccessStatusCode();

        await clerk.PressAsync("提交");

        clerk.Path.ShouldBe("/inbox");
        (await clerk.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已办理");
    }

    [Fact]
    public async Task while_the_citizens_page_follows_by_itself()
    {
        var (number, id) = await TaskAsync(917);
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Phone);
        await citizen.SignInAsync("citizen1");
        await citizen.GoAsync($"/cases/{number}");
        var entries = await citizen.Page.Locator(".timeline li").CountAsync();

        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await clerk.SignInAsync("clerk-wjw");
        await clerk.GoAsync($"/tasks/{id}?example=true");
        await clerk.PressAsync("提交");

        await citizen.Page.Locator(".timeline li").Nth(entries).WaitForAsync();
    }

    private async Task<(string Number, string Task)> TaskAsync(int seed)
    {
        var number = await host.Cases.FileAsync(await host.Example(seed));
        var tasks = await Eventually.SeeAsync(() => host.Cases.TasksAsync("clerk-wjw", number), found => found.Count > 0);
        return (number, tasks[0]["id"]!.GetValue<string>());
    }
}
