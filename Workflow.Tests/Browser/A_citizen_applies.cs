using Microsoft.Playwright;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

public sealed class A_citizen_applies(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("Desktop", false, 902)]
    [InlineData("Narrow", true, 905)]
    public async Task from_the_list_of_scenarios_to_the_timeline(string screen, bool script, int seed)
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Named(screen), script);
        await citizen.GoAsync("/");
        await citizen.LookAroundAsync();
        await citizen.PressAsync("大字版");
        await citizen.Page.FillAsync("#q", "给宝宝上户口");
        await citizen.PressAsync("查找");
        await citizen.LookAroundAsync();
        await citizen.FollowAsync("新生儿出生一件事");
        await citizen.LookAroundAsync();
        await citizen.FollowAsync("登录后开始申请");
        await citizen.LookAroundAsync();
        await citizen.SignInAsync("citizen1");

        var application = await host.Example(seed);
        await citizen.FillInAsync(application, looking: true);
        await citizen.LookAroundAsync();
        var answers = await citizen.Page.Locator("main").InnerTextAsync();
        answers.ShouldContain(application["form"]!["child"]!["name"]!.GetValue<string>());

        await citizen.PressAsync("提交申请");
        (await citizen.HeadingAsync()).ShouldBe("申请已提交", await citizen.Page.Locator("main").InnerTextAsync());
        var number = await citizen.Page.Locator(".panel .number").InnerTextAsync();
        number.ShouldMatch(@"^3201\d\d-\d{4}-\d{6}$");
        (await citizen.Page.Locator(".qr path").CountAsync()).ShouldBe(1);
        await citizen.LookAroundAsync();

        await citizen.FollowAsync("查看办理进度");
        citizen.Path.ShouldBe($"/cases/{number}");
        (await citizen.Page.Locator(".lane").CountAsync()).ShouldBeGreaterThan(3);
        (await citizen.Page.Locator(".timeline li").CountAsync()).ShouldBeGreaterThan(0);
        await citizen.LookAroundAsync();

        await citizen.GoAsync("/cases");
        var listed = await citizen.Page.Locator("main").InnerTextAsync();
        listed.ShouldContain(number);
        listed.ShouldNotContain("未提交的申请");
        await citizen.LookAroundAsync();

        await using var stranger = await chromium.VisitAsync(host.Address, Screen.Named(screen), script);
        await stranger.GoAsync($"/track?number={number}");
        await stranger.LookAroundAsync();
        var identity = application["form"]!["mother"]!["idNumber"]!.GetValue<string>();
        await stranger.Page.FillAsync("#identity-end", identity[^6..]);
        await stranger.PressAsync("查询");
        (await stranger.HeadingAsync()).ShouldBe("新生儿出生一件事");
        await stranger.LookAroundAsync();
    }

    [Fact]
    public async Task what_is_wrong_is_listed_on_top_and_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Phone, script: false);
        await citizen.SignInAsync("citizen2");
        await citizen.StartAsync();
        await citizen.NextTaskAsync();
        await citizen.PressAsync("保存并继续");
        (await citizen.Page.TitleAsync()).ShouldStartWith("错误：");
        await citizen.Page.SelectOptionAsync("#division", "320106");
        await citizen.PressAsync("保存并继续");
        await citizen.NextTaskAsync();

        await citizen.Page.FillAsync("[name='/mother/name']", "王小芳");
        await citizen.Page.FillAsync("[name='/mother/idNumber']", "123");
        await citizen.PressAsync("保存并继续");

        (await citizen.Page.TitleAsync()).ShouldStartWith("错误：");
        (await citizen.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("error-summary");
        (await citizen.Page.InputValueAsync("[name='/mother/name']")).ShouldBe("王小芳");
        (await citizen.Page.InputValueAsync("[name='/mother/idNumber']")).ShouldBe("123");
        var link = citizen.Page.Locator("#error-summary a").First;
        var message = await link.InnerTextAsync();
        (await citizen.Page.Locator("#f-mother-idNumber-error").InnerTextAsync()).ShouldEndWith(message);
        await citizen.LookAroundAsync();

        await link.ClickAsync();
        (await citizen.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("f-mother-idNumber");

        await citizen.FollowAsync("返回填写清单");
        (await citizen.Page.Locator(".tasks").InnerTextAsync()).ShouldContain("有问题");
        await citizen.LookAroundAsync();
    }

    [Fact]
    public async Task what_is_kept_for_later_is_found_on_another_device_and_can_be_deleted()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Narrow, script: false);
        await citizen.SignInAsync("citizen1");
        await citizen.StartAsync();
        await citizen.GoAsync("/scenarios/newborn/apply/1");
        await citizen.Page.FillAsync("[name='/mother/name']", "王小芳");
        await citizen.PressAsync("保存，以后再填");
        citizen.Path.ShouldBe("/cases");

        await using var elsewhere = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await elsewhere.SignInAsync("citizen1");
        await elsewhere.GoAsync("/cases");
        await elsewhere.LookAroundAsync();
        await elsewhere.FollowAsync("继续填写");
        await elsewhere.FollowAsync("申请人（母亲）");
        (await elsewhere.Page.InputValueAsync("[name='/mother/name']")).ShouldBe("王小芳");

        await elsewhere.GoAsync("/scenarios/newborn/discard");
        await elsewhere.LookAroundAsync();
        await elsewhere.PressAsync("删除");
        (await elsewhere.Page.Locator("main").InnerTextAsync()).ShouldNotContain("继续填写");
    }

    [Fact]
    public async Task the_way_back_and_a_reload_keep_every_answer()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await citizen.SignInAsync("citizen2");
        var application = await host.Example(906);
        await citizen.FillInAsync(application);

        await citizen.Page.GoBackAsync();
        await citizen.GoAsync("/scenarios/newborn/apply/1");
        await citizen.Page.ReloadAsync();
        (await citizen.Page.InputValueAsync("[name='/mother/name']"))
            .ShouldBe(application["form"]!["mother"]!["name"]!.GetValue<string>());

        await citizen.GoAsync("/scenarios/newborn/check");
        await citizen.Page.Locator("a:has-text('修改')").Nth(1).ClickAsync();
        await citizen.Page.FillAsync("[name='/mother/name']", "改过的名字");
        await citizen.PressAsync("保存并返回核对");
        citizen.Path.ShouldBe("/scenarios/newborn/check");
        (await citizen.Page.Locator("main").InnerTextAsync()).ShouldContain("改过的名字");
    }

    [Fact]
    public async Task sent_twice_it_is_still_one_case()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await citizen.SignInAsync("citizen2");
        await citizen.FillInAsync(await host.Example(907));
        var second = await citizen.OpenTabAsync();
        await second.GotoAsync("/scenarios/newborn/check");

        await citizen.PressAsync("提交申请");
        citizen.Path.ShouldEndWith("/submitted", customMessage: await citizen.Page.Locator("main").InnerTextAsync());
        await second.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "提交申请" }).ClickAsync();

        new Uri(second.Url).AbsolutePath.ShouldBe(citizen.Path);
        await citizen.Page.GoBackAsync();
        await citizen.Page.ReloadAsync();
        citizen.Path.ShouldEndWith("/submitted");
    }

    [Fact]
    public async Task by_keyboard_alone()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await citizen.SignInAsync("citizen2");
        await citizen.StartAsync();
        await citizen.GoAsync("/scenarios/newborn/apply/1");

        await citizen.Page.Keyboard.PressAsync("Tab");
        (await citizen.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip");
        await citizen.Page.Keyboard.PressAsync("Enter");
        var stops = new List<string>();
        while (stops.Count < 20 && stops.LastOrDefault() != "保存并继续")
        {
            await citizen.Page.Keyboard.PressAsync("Tab");
            stops.Add(await citizen.Page.EvaluateAsync<string>(
                "document.activeElement.name || document.activeElement.innerText"));
        }

        stops.ShouldBe(
            ["返回填写清单", "/mother/name", "/mother/idNumber", "/mother/phone", "/mother/email", "保存并继续"],
            "the tab order follows the page, and the button ends it");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.Locator("#error-summary").WaitForAsync();
    }

    [Fact]
    public async Task without_being_shown_what_is_not_theirs()
    {
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Phone);
        await citizen.SignInAsync("citizen1");
        await citizen.StartAsync();
        await citizen.PressAsync("用示例数据填写");
        await citizen.PressAsync("提交申请");
        citizen.Path.ShouldEndWith("/submitted", customMessage: await citizen.Page.Locator("main").InnerTextAsync());
        var theirs = citizen.Path.Replace("/submitted", string.Empty);

        await using var stranger = await chromium.VisitAsync(host.Address, Screen.Phone);
        await stranger.GoAsync(theirs);
        stranger.Path.ShouldBe("/sign-in");
        await stranger.SignInAsync("citizen2");
        (await stranger.Page.GotoAsync(theirs))!.Status.ShouldBe(404);
        (await stranger.Page.GotoAsync("/inbox"))!.Status.ShouldBe(403);
        (await stranger.Page.GotoAsync("/nowhere"))!.Status.ShouldBe(404);
        (await stranger.HeadingAsync()).ShouldBe("没有找到这个页面");
        (await stranger.Page.Locator("nav").First.InnerTextAsync()).ShouldContain("我的办件");
    }
}
