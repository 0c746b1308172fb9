using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>The coordination office writes a notice in a real browser, and a unit's clerk answers it.</summary>
public sealed class The_office_sends_a_notice(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task from_the_template_to_the_reply()
    {
        await using var office = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await office.SignInAsync("coordinator");
        await office.FollowAsync("文书");
        await office.FollowAsync("起草文书");
        await office.Page.SelectOptionAsync("#choose", "supervise");
        await office.PressAsync("换用这个模板");
        (await office.HeadingAsync()).ShouldBe("起草督办单");
        await office.Page.FillAsync("#matter-text", "公共数据目录核定");
        await office.PressAsync("保存草稿");
        (await office.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请选择责任单位");
        await office.LookAroundAsync();

        await office.Page.FillAsync("#matter-id", "m-1");
        await office.Page.FillAsync("#requirement", "完成核定");
        await office.Page.SelectOptionAsync("#unit", "320100-wjw");
        await office.Page.FillAsync("#person", "王建国");
        await office.Page.FillAsync("#deadline", "2027-03-31");
        await office.Page.FillAsync("#basis", "《工作要点》第3项");
        await office.Page.Locator("[data-preview-text]", new() { HasTextString = "责任人为王建国" }).WaitForAsync();

        await office.PressAsync("保存草稿");
        await office.LookAroundAsync();
        await office.PressAsync("送审");
        (await office.Page.Locator("main").InnerTextAsync()).ShouldContain("已送审");
        var notice = office.Path;

        await using var approver = await chromium.VisitAsync(host.Address, Screen.Desktop, script: false);
        await approver.SignInAsync("administrator");
        await approver.GoAsync(notice);
        await approver.PressAsync("审批通过");
        await office.GoAsync(notice);
        await office.PressAsync("编号印发");
        (await office.Page.Locator(".notice").InnerTextAsync()).ShouldContain("苏数督〔");

        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await clerk.SignInAsync("clerk-wjw");
        await clerk.FollowAsync("文书");
        await clerk.LookAroundAsync();
        await clerk.FollowAsync("关于督办“公共数据目录核定”的通知");
        await clerk.PressAsync("签收");
        await clerk.PressAsync("提交回复");
        (await clerk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请写明办理情况");
        await clerk.LookAroundAsync();
        await clerk.Page.FillAsync("#words-reply", "已核定完毕。");
        await clerk.PressAsync("提交回复");
        await clerk.LookAroundAsync();

        await office.GoAsync(notice);
        (await office.Page.Locator(".timeline").InnerTextAsync()).ShouldContain("已核定完毕。");
        await office.LookAroundAsync();
    }
}
