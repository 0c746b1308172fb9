using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>A business analyst draws a clerk's form in a real browser.</summary>
public sealed class An_analyst_draws_a_form(OwnDefinitionsFixture definitions, ChromiumFixture chromium)
    : IClassFixture<OwnDefinitionsFixture>, IClassFixture<ChromiumFixture>
{
    private readonly HostFixture host = definitions.Host;

    [Fact]
    public async Task from_a_blank_form_to_one_that_clerks_can_fill_in()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await analyst.SignInAsync("analyst");
        await analyst.GoAsync("/designer/forms");
        await analyst.LookAroundAsync();
        await analyst.FollowAsync("新建表单");
        await analyst.Page.FillAsync("#code", "site-visit");
        await analyst.Page.FillAsync("#name", "入户调查表");
        await analyst.PressAsync("增加字段");
        await analyst.Page.FillAsync("#question-0-title", "家庭人数");
        await analyst.Page.FillAsync("#question-0-name", "members");
        await analyst.Page.SelectOptionAsync("#question-0-kind", "Whole");
        await analyst.Page.CheckAsync("#question-0-required");
        await analyst.PressAsync("刷新预览");
        await analyst.Page.FillAsync("#question-0-least", "1");
        await analyst.PressAsync("增加字段");
        await analyst.Page.FillAsync("#question-1-title", "住房情况");
        await analyst.Page.FillAsync("#question-1-name", "housing");
        await analyst.Page.SelectOptionAsync("#question-1-kind", "Choice");
        await analyst.PressAsync("刷新预览");
        await analyst.Page.FillAsync("#question-1-choices", "owned=自有\nrented=租住");
        await analyst.Page.FillAsync("#f-members", "0");
        await analyst.PressAsync("保存");

        (await analyst.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("示例");
        await analyst.LookAroundAsync();
        await analyst.Page.FillAsync("#f-members", "3");
        await analyst.Page.GetByLabel("租住").CheckAsync();
        await analyst.PressAsync("保存");

        analyst.Path.ShouldBe("/designer/forms/site-visit");
        await analyst.LookAroundAsync();
        var file = File.ReadAllText(definitions.At("forms", "site-visit.json"));
        file.ShouldContain("\"rented\": \"租住\"");
        file.ShouldContain("\"members\": 3");
    }

    [Fact]
    public async Task the_preview_follows_what_is_written()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await analyst.SignInAsync("analyst");
        await analyst.GoAsync("/designer/forms/maternity-claim");
        await analyst.Page.FillAsync("#question-0-title", "核准金额（元）");

        await analyst.Page.Locator("#preview label", new() { HasText = "核准金额（元）" }).WaitForAsync();
    }
}
