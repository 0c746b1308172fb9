using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Assignments;
using Workflow.Tests.Reporting;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Reporting.ReportingOffice;

namespace Workflow.Tests.Desk;

public sealed class The_office_begins_its_day(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly ReportingOffice office = new(host);

    [Fact]
    public async Task with_what_is_due_soon_to_review_overdue_and_to_consolidate()
    {
        var today = ChinaTime.DayOf(host.Clock.GetUtcNow());
        var due = today.AddDays(3);
        var plan = await office.ConfirmedPlanAsync(today.Year + 5);
        var round = Text(await office.DoneAsync(Coordinator, "/api/report-rounds", new() { ["planId"] = plan, ["half"] = "h1", ["dueOn"] = $"{due:yyyy-MM-dd}" }), "id");
        await SeenAsync("reports.owed", 3);

        await office.DoneAsync("clerk-mzt", $"/api/reports/{round}-320000-mzt/submission", Entries("已核定九成", 90));
        (await GroupAsync("reports.owed"))["total"]!.GetValue<int>().ShouldBe(2);
        var review = await GroupAsync("reports.to-review");
        (Text(review, "section"), Text(review["items"]![0]!, "id"), Text(review["items"]![0]!, "unit"))
            .ShouldBe(("to-review", $"{round}-320000-mzt", "江苏省民政厅"));

        host.Clock.Advance(ChinaTime.At(due.AddDays(1), new TimeOnly(0, 5)) - host.Clock.GetUtcNow());
        await SeenAsync("rounds.to-consolidate", 1);
        var missing = await GroupAsync("reports.missing");
        missing["items"]!.AsArray().Select(item => Text(item!, "unit")).ShouldBe(["江苏省财政厅", "南京市数据局"], ignoreOrder: true);
        (await GroupAsync("reports.owed"))["total"]!.GetValue<int>().ShouldBe(0);

        using var client = await host.SignedIn(Coordinator);
        var rows = SheetReader.Read(await client.GetByteArrayAsync("/api/desk/table.xlsx"));
        rows.Skip(2).Select(row => $"{row.Text(0)} {row.Text(3)}").ShouldContain("已逾期 南京市数据局");
    }

    [Fact]
    public async Task with_assignments_that_are_due_soon_and_then_overdue()
    {
        var due = ChinaTime.DayOf(host.Clock.GetUtcNow()).AddDays(5);
        var id = await new AssigningOffice(host).AssignedAsync(due);
        (await IdsAsync("assignments.due")).ShouldContain(id);

        host.Clock.Advance(TimeSpan.FromDays(6));
        (await IdsAsync("assignments.overdue")).ShouldContain(id);
        (await IdsAsync("assignments.due")).ShouldNotContain(id);
    }

    [Fact]
    public async Task and_nobody_else_looks_at_it()
    {
        using var clerk = await host.SignedIn("clerk-mzt");
        (await clerk.GetAsync("/api/desk")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var coordinator = await host.SignedIn(Coordinator);
        (await coordinator.GetAsync("/api/desk?what=nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync("/api/desk?take=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private Task<JsonNode> SeenAsync(string what, int total) => Eventually.SeeAsync(
        () => GroupAsync(what), group => group["total"]!.GetValue<int>() == total);

    private async Task<IEnumerable<string>> IdsAsync(string what) =>
        (await GroupAsync(what))["items"]!.AsArray().Select(item => Text(item!, "id"));

    private async Task<JsonNode> GroupAsync(string what) =>
        (await office.SeeAsync(Coordinator, $"/api/desk?what={what}"))["groups"]![0]!;
}
