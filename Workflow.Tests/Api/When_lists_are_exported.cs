using System.Net;
using System.Text;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api;

/// <summary>Lists of which there are few come as workbooks too.</summary>
public sealed class When_lists_are_exported(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Plan =
        """
        2026年全省数据工作要点
        一、规范数据管理
        1.完善数据目录
        省民政厅牵头，7月底前完成民政数据目录核定。
        """;

    [Theory]
    [InlineData("work-plans", "年度")]
    [InlineData("report-rounds", "周期")]
    [InlineData("evaluations", "名称")]
    [InlineData("data-catalogue", "代码")]
    public async Task each_has_its_heading_and_is_for_those_who_are_signed_in(string list, string heading)
    {
        using var office = await host.SignedIn("coordinator");
        var rows = SheetReader.Read(await office.GetByteArrayAsync($"/api/{list}/table"));
        rows[1].Text(0).ShouldBe(heading);

        using var nobody = host.Anonymous();
        using var refused = await nobody.GetAsync($"/api/{list}/table");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_plan_stands_in_its_list_as_it_does_on_the_page()
    {
        using var office = await host.SignedIn("coordinator");
        using var notice = new StringContent(Plan, Encoding.UTF8, "text/plain");
        using var imported = await office.PostOnceAsync("/api/work-plans/import", notice);
        imported.IsSuccessStatusCode.ShouldBeTrue(await imported.Content.ReadAsStringAsync());

        var row = SheetReader.Read(await office.GetByteArrayAsync("/api/work-plans/table")).Skip(2).ShouldHaveSingleItem();
        (row.Text(0), row.Text(2), row.Text(4)).ShouldBe(("2026", "草稿", "1"));
    }
}
