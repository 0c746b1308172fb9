using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>
/// From the moment of life to the rating, with everything that may come between: data filled in with consent, a break, what
/// has to be put right, the father's authorisation, the result. Once by keys alone, once on a small phone without script.
/// </summary>
public sealed class A_citizen_goes_the_whole_way(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    private const int Unmarried = 1_000_000;

    [Theory]
    [InlineData("Desktop", true, Unmarried + 41)]
    [InlineData("Narrow", false, Unmarried + 42)]
    public async Task to_the_registered_child(string screen, bool keysAlone, int seed)
    {
        var (mother, father) = ($"mother-{seed}", $"father-{seed}");
        var application = await host.Example(seed);
        var form = application["form"]!.AsObject();
        var born = form["child"]!["birthDate"]!.GetValue<string>();
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Named(screen), script: keysAlone);
        if (keysAlone)
        {
            citizen.TakeKeyboardAlone();
        }

        await citizen.GoAsync("/");
        await citizen.FollowAsync("新生儿出生一件事");
        await citizen.FollowAsync("登录后开始申请");
        await citizen.SignInAsync(mother);
        await citizen.StartAsync();
        await citizen.FollowAsync("从人口库等带出已有的信息");
        await citizen.LookAroundAsync();
        await citizen.PressAsync("同意并带出");
        (await citizen.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已经带出");
        await citizen.NextTaskAsync();
        await citizen.AnswerAsync(citizen.Page.Locator("#division"), application["division"]!.GetValue<string>());
        await citizen.PressAsync("保存并继续");
        await citizen.FollowAsync("保存，以后再填");
        await citizen.FollowAsync("继续填写");
        await citizen.NextTaskAsync();
        form["child"]!["birthDate"] = "2026-01-01";
        await citizen.AnswerAllAsync(form, () => Task.CompletedTask);
        await citizen.PressAsync("提交申请");
        (await citizen.HeadingAsync()).ShouldBe("申请已提交", await citizen.Page.Locator("main").InnerTextAsync());
        var number = await citizen.Page.Locator(".panel .number").InnerTextAsync();

        await PutRightAsync(citizen, number, born);
        await using var other = await chromium.VisitAsync(host.Address, Screen.Named(screen), script: !keysAlone);
        await AgreeAsync(other, father, number);

        await host.Cases.CloseAsync(number, applicant: mother);
        await LookAtResultAsync(citizen, number);
        await RateAsync(citizen, number);
        await citizen.GoAsync("/my/data");
        (await citizen.Page.Locator("main").InnerTextAsync()).ShouldContain("人口");
        await citizen.GoAsync("/my/licences");
        await citizen.LookAroundAsync();
    }

    /// <summary>What is asked stands on top, with the reason beside the field; the answer is put right and sent.</summary>
    private static async Task PutRightAsync(Visitor citizen, string number, string born)
    {
        await citizen.GoUntilAsync($"/cases/{number}", ".asked");
        await citizen.LookAroundAsync();
        await citizen.FollowAsync("去补正");
        await citizen.LookAroundAsync();
        await citizen.AnswerAsync(citizen.Page.Locator("[name='/child/birthDate']"), born);
        await citizen.PressAsync("提交补正");
        (await citizen.Page.Locator(".notice").InnerTextAsync()).ShouldContain("补正内容已提交");
        (await citizen.Page.Locator(".asked").CountAsync()).ShouldBe(0, "it was answered");
    }

    private static async Task AgreeAsync(Visitor other, string father, string number)
    {
        await other.SignInAsync(father);
        await other.GoUntilAsync("/authorisations", "main .topics a");
        await other.LookAroundAsync();
        await other.UseAsync(other.Page.Locator("main .topics a"));
        await other.PressAsync("提交答复");
        (await other.Page.TitleAsync()).ShouldStartWith("错误：");
        await other.LookAroundAsync();
        await other.AnswerAsync(other.Page.Locator("#given-yes"), "yes");
        await other.PressAsync("提交答复");
        (await other.Page.Locator("main").InnerTextAsync()).ShouldContain("您已同意");
        (await other.Page.GotoAsync($"/cases/{number}"))!.Status.ShouldBe(404, "agreeing shows him nothing of the case");
    }

    private static async Task LookAtResultAsync(Visitor citizen, string number)
    {
        await citizen.GoAsync($"/cases/{number}");
        (await citizen.Page.Locator(".banner-status").InnerTextAsync()).ShouldContain("已办好");
        (await citizen.Page.Locator("main").InnerTextAsync()).ShouldContain("出生医学证明");
        await citizen.FollowAsync("结果文书");
        await citizen.PressAsync("生成文书");
        await citizen.LookAroundAsync();
        await citizen.UseAsync(citizen.Page.Locator("main a.number"));
        (await citizen.Page.Locator("main").InnerTextAsync()).ShouldContain("本系统出具，签名有效");
    }

    private static async Task RateAsync(Visitor citizen, string number)
    {
        await citizen.GoAsync($"/cases/{number}");
        await citizen.PressAsync("提交评价");
        (await citizen.Page.TitleAsync()).ShouldStartWith("错误：");
        await citizen.LookAroundAsync();
        await citizen.AnswerAsync(citizen.Page.Locator("#score-5"), "5");
        await citizen.WriteAsync("#rate-comment", "一次办好，很方便。");
        await citizen.PressAsync("提交评价");
        (await citizen.Page.Locator(".notice").InnerTextAsync()).ShouldContain("谢谢您的评价");
        (await citizen.Page.Locator("#score-5").CountAsync()).ShouldBe(0);
    }
}
