using Microsoft.Playwright;
using Shouldly;
using Workflow.Tests.Support;
using Workflow.Tests.WorkPlans;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>A coordinator imports a notice in a real browser, puts proposals right and confirms the plan.</summary>
public sealed class A_coordinator_checks_a_plan(ChromiumFixture chromium, HostFixture host)
    : IClassFixture<ChromiumFixture>, IClassFixture<HostFixture>
{
    [Fact]
    public async Task from_a_file_to_a_confirmed_plan()
    {
        await using var office = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await office.SignInAsync("coordinator");
        await office.FollowAsync("工作要点");
        await office.LookAroundAsync();
        await office.Page.SetInputFilesAsync("#file", new FilePayload { Name = "通知.txt", MimeType = "text/plain", Buffer = "会议通知"u8.ToArray() });
        await office.PressAsync("导入为草稿");

        (await office.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("没有找到以“一、”“二、”编号的重点工程");
        await office.LookAroundAsync();
        await office.Page.SetInputFilesAsync("#file", Plans.DemoPath);
        await office.PressAsync("导入为草稿");

        (await office.HeadingAsync()).ShouldBe("2026年全省数据工作要点");
        await office.LookAroundAsync();
        var merged = office.Page.Locator(".measure", new PageLocatorOptions { HasText = "部门专网归并比例" });
        (await merged.InnerTextAsync()).ShouldContain("2026年12月31日前");
        (await merged.Locator("q").AllInnerTextsAsync()).ShouldBe(["年底前", "确保年底前部门专网归并比例达到60%以上"]);
        await merged.GetByRole(AriaRole.Button).ClickAsync();

        (await office.Page.Locator("label[for=checked]").InnerTextAsync()).ShouldBe("已核对 1 条，共 23 条");
        await office.Page.Locator(".measure", new PageLocatorOptions { HasText = "备份和恢复" }).GetByRole(AriaRole.Link).ClickAsync();
        await office.LookAroundAsync();
        await office.Page.FillAsync("#responsible", "省数据局、省航天局");
        await office.PressAsync("保存并标为已核对");

        (await office.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("没有找到单位“省航天局”");
        await office.Page.FillAsync("#responsible", "省数据局、各设区市");
        await office.PressAsync("保存并标为已核对");

        var backups = office.Page.Locator(".measure", new PageLocatorOptions { HasText = "备份和恢复" });
        (await backups.InnerTextAsync()).ShouldContain("（统筹人员填写）");
        await office.PressAsync("确认工作要点");
        (await office.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("还有 21 条举措没有核对");
        await office.Page.CheckAsync("#all");
        await office.PressAsync("确认工作要点");

        (await office.Page.Locator("p.facts").First.InnerTextAsync()).ShouldContain("已确认");
        (await office.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "修改" }).CountAsync()).ShouldBe(0);
        await office.LookAroundAsync();
    }
}
