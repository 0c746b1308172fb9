using Shouldly;
using Workflow.Tests.Files;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

public sealed class A_clerk_decides(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("Desktop", true, 911)]
    [InlineData("Narrow", false, 914)]
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

    [Fact]
    public async Task after_looking_at_papers_and_with_photos_of_the_visit()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await citizen.SignInAsync("citizen2");
        await DraftedAsync(seed: 18_002);
        await citizen.GoAsync("/scenarios/hardship-assistance/apply/4?change=true");
        await citizen.ChooseAsync("#f-documents-new", ("诊断证明.png", FileSamples.Png), ("多余.jpg", FileSamples.Jpeg));
        await citizen.PressAsync("上传所选文件");
        await citizen.LookAroundAsync();
        await citizen.PressAsync("移除文件“多余.jpg”");
        await citizen.ChooseAsync("#f-documents-new", ("程序.exe", [1]));
        await citizen.Page.FillAsync("textarea", "短");
        await citizen.Page.PressAsync("[name=\"/homeAddress\"]", "Enter");
        (await citizen.Page.Locator("#error-summary li").CountAsync()).ShouldBe(2);
        (await citizen.Page.Locator(".file-list li").InnerTextAsync()).ShouldContain("诊断证明.png", customMessage: "no fault loses what was uploaded");
        await citizen.Page.FillAsync("textarea", "长期患病，没有收入来源。");
        await citizen.PressAsync("保存并返回核对");
        (await citizen.Page.Locator("main").InnerTextAsync()).ShouldContain("诊断证明.png");
        await citizen.PressAsync("提交申请");
        var number = citizen.Path.Split('/')[2];

        var (street, id) = await VisitOfAsync(number);
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await clerk.SignInAsync(street);
        await clerk.GoAsync($"/tasks/{id}");
        (await clerk.Page.Locator("section.case .file img").GetAttributeAsync("alt")).ShouldBe("照片：诊断证明.png");
        await clerk.ChooseAsync("#f-photos-new", ("门牌.png", FileSamples.Png));
        await clerk.PressAsync("上传所选文件");
        await clerk.LookAroundAsync();
        await clerk.Page.FillAsync("#f-visitedOn", "2026-11-20");
        await clerk.Page.FillAsync("#f-findings", "情况属实。");
        await clerk.Page.CheckAsync("#f-agrees-0");
        await clerk.Page.CheckAsync("#outcome-0");
        await clerk.PressAsync("提交");
        clerk.Path.ShouldBe("/inbox");
        await clerk.GoAsync($"/cases/{number}");
        await clerk.Page.Locator("details.filed summary").ClickAsync();
        (await clerk.Page.Locator("details.filed").InnerTextAsync()).ShouldContain("门牌.png");
    }

    private async Task DraftedAsync(int seed)
    {
        using var citizen = await host.SignedIn("citizen2");
        var application = await host.Example(seed, "hardship-assistance");
        application.Remove("scenario");
        using var saved = await citizen.PutAsync("/api/drafts/hardship-assistance", HttpJson.Body(application.ToJsonString()));
        saved.EnsureSuccessStatusCode();
    }

    private Task<(string Clerk, string Task)> VisitOfAsync(string number) => Eventually.SeeAsync(
        async () =>
        {
            foreach (var clerk in new[] { "clerk-jdzx", "clerk-hnl" })
            {
                if (await host.Cases.TasksAsync(clerk, number) is [var task, ..])
                {
                    return (clerk, task["id"]!.GetValue<string>());
                }
            }

            return (string.Empty, string.Empty);
        },
        found => found.Item1.Length > 0);

    private async Task<(string Number, string Task)> TaskAsync(int seed)
    {
        var number = await host.Cases.FileAsync(await host.Example(seed));
        var tasks = await Eventually.SeeAsync(() => host.Cases.TasksAsync("clerk-wjw", number), found => found.Count > 0);
        return (number, tasks[0]["id"]!.GetValue<string>());
    }
}
