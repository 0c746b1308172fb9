using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Housekeeping;
using Workflow.Tests.Files;
using Workflow.Tests.ServiceCodes;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>A citizen shows a code, and a clerk fills in, checks and files what the citizen asks for.</summary>
public sealed class A_counter_files_for_a_citizen(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData(true, 981)]
    [InlineData(false, 982)]
    public async Task from_the_code_to_the_citizens_own_case(bool script, int seed)
    {
        var form = (await host.Example(seed))["form"]!.AsObject();
        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Narrow, script: false);
        await citizen.SignInAsync($"mother-{seed}");
        var code = await BindAsync(citizen);
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Narrow, script);
        await clerk.SignInAsync("clerk-wjw");
        await clerk.GoAsync("/counter");
        await clerk.WriteAsync("#code", code);
        await clerk.PressAsync("识别");
        await clerk.LookAroundAsync();
        await clerk.FollowAsync("新生儿出生一件事");
        await clerk.LookAroundAsync();

        await WrongFirstAsync(clerk, form);
        await clerk.WriteAsync("[name='/mother/phone']", form["mother"]!["phone"]!.GetValue<string>());
        await clerk.PressAsync("下一步：核对");
        (await clerk.HeadingAsync()).ShouldBe("提交前请与当事人核对", await clerk.Page.Locator("main").InnerTextAsync());
        var checkedAnswers = await clerk.Page.Locator("main").InnerTextAsync();
        checkedAnswers.ShouldContain(form["child"]!["name"]!.GetValue<string>());
        checkedAnswers.ShouldNotContain(form["mother"]!["idNumber"]!.GetValue<string>());
        await clerk.LookAroundAsync();

        await clerk.PressAsync("代为提交");
        (await clerk.Page.TitleAsync()).ShouldStartWith("错误：");
        await clerk.LookAroundAsync();
        await clerk.AnswerAsync(clerk.Page.Locator("#present"), "yes");
        await clerk.PressAsync("代为提交");
        (await clerk.HeadingAsync()).ShouldBe("申请已提交", await clerk.Page.Locator("main").InnerTextAsync());
        (await clerk.Page.Locator(".qr path").CountAsync()).ShouldBe(1);
        await clerk.LookAroundAsync();
        var number = await clerk.Page.Locator(".panel .number").InnerTextAsync();
        await clerk.GoAsync(clerk.Path.Replace("/filed", "/check"));
        (await clerk.Page.Locator(".panel .number").InnerTextAsync()).ShouldBe(number, "the way back files nothing again");

        await citizen.GoAsync($"/cases/{number}");
        (await citizen.Page.Locator(".timeline").InnerTextAsync())
            .ShouldContain("由南京市卫生健康委员会窗口代为提交；当事人在场");
    }

    [Fact]
    public async Task what_is_typed_and_uploaded_is_sealed_and_ends_with_the_visit()
    {
        using var citizen = await host.BoundAsync("elder-983");
        using var program = await host.SignedIn("clerk-mzj");
        var visit = await program.VisitAsync(citizen);
        var page = $"/counter/{visit}/apply/hardship-assistance";
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Narrow, script: false);
        await clerk.SignInAsync("clerk-mzj");
        await clerk.GoAsync(page);
        await clerk.WriteAsync("[name='/homeAddress']", "幸福里九百八十三号");
        await clerk.ChooseAsync("#f-documents-new", ("困难证明.png", FileSamples.Png));
        await clerk.PressAsync("保存，稍后再填");

        (await clerk.Page.Locator(".notice").InnerTextAsync()).ShouldContain("已经保存");
        (await clerk.Page.InputValueAsync("[name='/homeAddress']")).ShouldBe("幸福里九百八十三号");
        var file = await clerk.Page.Locator("[type=hidden][name='/documents']").InputValueAsync();
        var stored = await StoredTexts.ReadAsync(host.ConnectionString);
        stored.Contains(DraftOf(visit), StringComparison.Ordinal).ShouldBeTrue();
        stored.Contains("幸福里九百八十三号", StringComparison.Ordinal).ShouldBeFalse();
        (await program.GetAsync($"/api/files/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await citizen.GetJsonAsync("/api/drafts"))["items"]!.AsArray().ShouldBeEmpty("it is the visit's and not the citizen's");

        host.Clock.Advance(TimeSpan.FromMinutes(31));
        (await clerk.Page.GotoAsync(page))!.Status.ShouldBe(404);
        (await program.GetAsync($"/api/files/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await host.Services.GetRequiredService<ExpiredRows>().DeleteAsync(default);
        (await StoredTexts.ReadAsync(host.ConnectionString)).Contains(DraftOf(visit), StringComparison.Ordinal).ShouldBeFalse();
    }

    private static string DraftOf(string visit) => $"hardship-assistance/counter-visit:{visit}";

    private static async Task<string> BindAsync(Visitor citizen)
    {
        await citizen.GoAsync("/my/code");
        await citizen.AnswerAsync(citizen.Page.Locator("#consent"), "yes");
        await citizen.PressAsync("同意并绑定");
        return (await citizen.Page.Locator(".code-text").TextContentAsync())!;
    }

    /// <summary>All answers but a number that cannot be right: what is wrong is told, and nothing else is lost.</summary>
    private static async Task WrongFirstAsync(Visitor clerk, JsonObject form)
    {
        await clerk.AnswerAsync(clerk.Page.Locator("#division"), "320106");
        await clerk.AnswerAsync(form);
        await clerk.WriteAsync("[name='/mother/phone']", "123");
        await clerk.PressAsync("下一步：核对");
        if (await clerk.Page.Locator("#error-summary").CountAsync() == 0)
        {
            // An answer asked for more; the page has come again with it.
            await clerk.AnswerAsync(form);
            await clerk.WriteAsync("[name='/mother/phone']", "123");
            await clerk.PressAsync("下一步：核对");
        }

        (await clerk.Page.TitleAsync()).ShouldStartWith("错误：");
        (await clerk.Page.Locator("#error-summary li").CountAsync()).ShouldBe(1, await clerk.Page.Locator("#error-summary").InnerTextAsync());
        (await clerk.Page.InputValueAsync("[name='/mother/phone']")).ShouldBe("123");
        (await clerk.Page.InputValueAsync("[name='/child/name']")).ShouldBe(form["child"]!["name"]!.GetValue<string>());
        await clerk.LookAroundAsync();
    }
}
