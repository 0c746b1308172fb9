using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>A business analyst writes a decision table in a real browser.</summary>
public sealed class An_analyst_writes_a_table(OwnDefinitionsFixture definitions, ChromiumFixture chromium)
    : IClassFixture<OwnDefinitionsFixture>, IClassFixture<ChromiumFixture>
{
    private readonly HostFixture host = definitions.Host;

    [Fact]
    public async Task from_a_blank_table_to_one_that_is_tried_and_saved()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await analyst.SignInAsync("analyst");
        await analyst.GoAsync("/designer/decision-tables");
        await analyst.LookAroundAsync();
        await analyst.FollowAsync("新建决策表");
        await analyst.Page.FillAsync("#code", "heating-subsidy");
        await analyst.Page.FillAsync("#name", "取暖补贴标准");
        await analyst.Page.FillAsync("#input-0-title", "年龄");
        await analyst.Page.FillAsync("#input-0-name", "age");
        await analyst.Page.SelectOptionAsync("select[name=input-0-type]", "Whole");
        await analyst.Page.FillAsync("[name=input-0-minimum]", "0");
        await analyst.Page.FillAsync("#output-0-title", "金额");
        await analyst.Page.FillAsync("#output-0-name", "amount");
        await analyst.Page.SelectOptionAsync("select[name=output-0-type]", "Number");
        await analyst.Page.FillAsync("#rule-0-when-0", "满六十");
        await analyst.Page.FillAsync("#rule-0-then-0", "300");
        await analyst.PressAsync("保存");

        (await analyst.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("“年龄”的条件“满六十”写法不对");
        await analyst.LookAroundAsync();
        await analyst.Page.FillAsync("#rule-0-when-0", ">= 60");
        await analyst.PressAsync("检查");

        (await analyst.Page.Locator(".findings").InnerTextAsync()).ShouldContain("没有规则适用于：年龄 在 [0, 60) 之间");
        await analyst.PressAsync("增加一行");
        await analyst.Page.FillAsync("#rule-1-when-0", "< 60");
        await analyst.Page.FillAsync("#rule-1-then-0", "100");
        await analyst.Page.FillAsync("#try-0", "59");
        await analyst.PressAsync("试一试");

        (await analyst.Page.Locator(".answer").InnerTextAsync()).ShouldContain("第 2 行符合");
        await analyst.PressAsync("保存");

        analyst.Path.ShouldBe("/designer/decision-tables/heating-subsidy");
        (await analyst.Page.Locator(".findings").InnerTextAsync()).ShouldContain("没有空缺，没有重叠");
        await analyst.LookAroundAsync();
        File.ReadAllText(definitions.At("decision-tables", "heating-subsidy.json")).ShouldContain("\"amount\": 300");
    }

    [Fact]
    public async Task a_coordinator_may_look_and_a_citizen_may_not()
    {
        await using var coordinator = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await coordinator.SignInAsync("coordinator");
        await coordinator.GoAsync("/designer/decision-tables/provident-fund-withdrawal-limit");
        await coordinator.LookAroundAsync();
        (await coordinator.Page.Locator("form input:not([type=hidden])").CountAsync()).ShouldBe(0);
        (await coordinator.Page.Locator("table.reading").InnerTextAsync()).ShouldContain("购买自住住房、偿还购房贷款");

        await using var citizen = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await citizen.SignInAsync("citizen1");
        await citizen.GoAsync("/designer/decision-tables");
        (await citizen.HeadingAsync()).ShouldNotBe("决策表");
    }
}
