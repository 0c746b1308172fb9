using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Assignments;
using Workflow.Tests.Reporting;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cockpit;

/// <summary>The cockpit counts what the lists show.</summary>
public sealed class Leaders_look_at_the_year(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task and_every_number_equals_the_list_it_leads_to()
    {
        var office = new AssigningOffice(host);
        var late = await office.AssignedAsync(ChinaTime.DayOf(host.Clock.GetUtcNow()).AddDays(5));
        host.Clock.Advance(TimeSpan.FromDays(7));
        await office.AssignedAsync(ChinaTime.DayOf(host.Clock.GetUtcNow()).AddDays(60));
        await ClosedAsync(office, await office.AssignedAsync(ChinaTime.DayOf(host.Clock.GetUtcNow()).AddDays(60)));
        var reporting = new ReportingOffice(host);
        var round = await RoundAsync(reporting);

        // The plans that were assigned from are of 2026.
        var cockpit = await office.SeeAsync(AssigningOffice.Coordinator, "/api/cockpit?year=2026");

        var counts = await office.SeeAsync(AssigningOffice.Coordinator, "/api/assignments/counts");
        Number(cockpit, "assignments.red").ShouldBe(counts["lights"]!["red"]!.GetValue<decimal>());
        Number(cockpit, "assignments.red").ShouldBe(1, late);
        Number(cockpit, "assignments.in-time").ShouldBe(100);
        Number(cockpit, "reports.in").ShouldBe(33.3m);
        var units = Picture(cockpit, "assignments.by-unit");
        units["labels"]!.AsArray().Select(label => label!.GetValue<string>()).ShouldBe(["江苏省民政厅"]);
        units["series"]!.AsArray().Sum(series => series!["values"]![0]!.GetValue<decimal>()).ShouldBe(counts["total"]!.GetValue<decimal>());
        Picture(cockpit, "reports.by-round")["keys"]!.AsArray().Select(key => key!.GetValue<string>()).ShouldBe([round]);

        var plan = (await office.SeeAsync(AssigningOffice.Coordinator, $"/api/assignments/{late}"))["planId"]!.GetValue<string>();
        var measure = (await office.SeeAsync(AssigningOffice.Coordinator, $"/api/work-plans/{plan}/lights")).AsArray().ShouldHaveSingleItem()!;
        (measure["red"]!.GetValue<int>(), measure["yellow"]!.GetValue<int>(), measure["green"]!.GetValue<int>()).ShouldBe((1, 0, 0));
        var listed = await office.SeeAsync(
            AssigningOffice.Coordinator, $"/api/assignments?plan={plan}&measure={measure["measureId"]}&light=red");
        listed["total"]!.GetValue<int>().ShouldBe(1);

        var former = await office.SeeAsync(AssigningOffice.Coordinator, "/api/cockpit?year=2019");
        Number(former, "assignments.red").ShouldBe(0);
        former["numbers"]!.AsArray().Single(number => number!["what"]!.GetValue<string>() == "assignments.in-time")!["value"].ShouldBeNull();
    }

    [Fact]
    public async Task and_nobody_else_does()
    {
        using var clerk = await host.SignedIn("clerk-mzt");
        (await clerk.GetAsync("/api/cockpit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await clerk.GetAsync("/cockpit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task ClosedAsync(AssigningOffice office, string id)
    {
        await office.ActAsync(AssigningOffice.Lead, id, "signature");
        await office.ActAsync(AssigningOffice.Lead, id, "feedback", AssigningOffice.Feedback("完成。", 100, 95));
        await office.ActAsync(AssigningOffice.Lead, id, "submission", new() { ["text"] = "已完成。" });
        await office.ActAsync(AssigningOffice.Coordinator, id, "closing", new() { ["opinion"] = "同意" });
    }

    /// <summary>A round of which one of three units has reported.</summary>
    private async Task<string> RoundAsync(ReportingOffice reporting)
    {
        var today = ChinaTime.DayOf(host.Clock.GetUtcNow());
        var plan = await reporting.ConfirmedPlanAsync(today.Year + 5);
        var opened = await reporting.DoneAsync(ReportingOffice.Coordinator, "/api/report-rounds", new()
        {
            ["planId"] = plan, ["half"] = "h1", ["dueOn"] = $"{today.AddDays(3):yyyy-MM-dd}",
        });
        var round = ReportingOffice.Text(opened, "id");
        await Eventually.SeeAsync(
            () => reporting.SeeAsync(ReportingOffice.Coordinator, "/api/desk?what=reports.owed"), desk => desk["groups"]![0]!["total"]!.GetValue<int>() == 3);
        await reporting.DoneAsync("clerk-mzt", $"/api/reports/{round}-320000-mzt/submission", ReportingOffice.Entries("已核定九成", 90));
        return round;
    }

    private static decimal Number(JsonNode cockpit, string what) =>
        cockpit["numbers"]!.AsArray().Single(number => number!["what"]!.GetValue<string>() == what)!["value"]!.GetValue<decimal>();

    private static JsonNode Picture(JsonNode cockpit, string what) =>
        cockpit["pictures"]!.AsArray().Single(picture => picture!["what"]!.GetValue<string>() == what)!;
}
