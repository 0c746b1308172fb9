using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Engine.Bookmarks;
using Workflow.Tests.Files;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Rectification.RectifyingOffice;

namespace Workflow.Tests.Rectification;

/// <summary>The shipped definitions on the real host, with a clock that is moved.</summary>
public sealed class When_a_unit_is_ordered_to_rectify(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly RectifyingOffice office = new(host);

    private DateOnly Today => ChinaTime.DayOf(host.Clock.GetUtcNow());

    [Fact]
    public async Task the_ladders_order_opens_it_and_closing_it_ends_the_ladder()
    {
        var order = await ByLadderAsync("m-rectified");
        var id = Text((await office.OfOrderAsync(order))["items"]![0]!, "id");
        (await office.SeeOneAsync(Unit, id))["acts"]!.AsArray().Select(act => act!.GetValue<string>()).ShouldBe(["plan"]);

        await office.ActAsync(Unit, id, "plan", Plan);
        await office.ActAsync(Unit, id, "report", Report("已核定九成"));
        await office.ActAsync(Coordinator, id, "return", Because("核定率未达标"));
        await office.ActAsync(Unit, id, "report", Report("已全部核定"));
        Text(await office.SeeAsync(Coordinator, "/api/desk?what=rectifications.to-verify"), "today").ShouldBe($"{Today:yyyy-MM-dd}");
        await office.ActAsync(Coordinator, id, "closing", Opinion);

        var seen = await office.SeeOneAsync(Unit, id);
        (Text(seen, "status"), Text(seen, "light"), seen["failures"]!.GetValue<int>()).ShouldBe(("closed", "green", 1));
        Steps(seen).ShouldBe(["ordered", "planned", "reported", "returned", "reported", "closed"]);
        Text(seen["requirements"]![0]!, "words").ShouldBe("已全部核定");
        Text(seen, "number").ShouldMatch("^苏数整〔[0-9]{4}〕[0-9]+号$");
        await EndedAsync("m-rectified", id);
    }

    [Fact]
    public async Task a_report_brings_files_that_the_office_looks_at_and_keeps_them_when_it_is_returned()
    {
        var id = await office.OpenedAsync("m-proven");
        await office.ActAsync(Unit, id, "plan", Plan);
        using var unit = await host.SignedIn(Unit);
        var file = Text(await FileSamples.UploadAsync(unit, "系统截图.png", FileSamples.Png), "id");
        await office.ActAsync(Unit, id, "report", With(Report("已核定九成"), file));
        await office.ActAsync(Coordinator, id, "return", Because("请补齐"));
        await office.ActAsync(Unit, id, "report", With(Report("已全部核定"), file));

        var seen = (await office.SeeOneAsync(Coordinator, id))["requirements"]![0]!;
        Text(seen["files"]!.AsArray().Single()!, "name").ShouldBe("系统截图.png");
        using var coordinator = await host.SignedIn(Coordinator);
        (await coordinator.GetByteArrayAsync($"/api/rectifications/{id}/files/{file}")).ShouldBe(FileSamples.Png);
        using var stranger = await host.SignedIn("citizen1");
        (await stranger.GetAsync($"/api/rectifications/{id}/files/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        static JsonObject With(JsonObject report, string file)
        {
            report["answers"]![0]!["files"] = new JsonArray(file);
            return report;
        }
    }

    [Fact]
    public async Task who_is_late_is_urged_goes_up_level_by_level_and_stays_at_the_highest()
    {
        var id = await office.OpenedAsync("m-late");
        await MoveToAsync(id, 0, 10);
        await office.StandsAsync(id, one => Steps(one).Contains("urged"));
        await PassAsync(id, level: 2);
        await PassAsync(id, level: 3);
        await office.StandsAsync(id, one => Notices(one).SequenceEqual(["rectify issued", "urge issued", "supervise issued", "circular submitted"]));
        var raised = (await office.Notices.OfMatterAsync("m-late"))[2];
        Text(raised, "title").ShouldBe("关于提级督办“公共数据目录核定”整改的通知");
        var letter = await office.Notices.SeeAsync(Coordinator, Text(raised, "id"));
        letter["copiedTo"]!.AsArray().Select(copy => Text(copy!, "code")).ShouldBe(["320000-wjw"]);

        await IssueCircularAsync("m-late");
        await MoveToAsync(id, 1, 1);
        var stays = await office.StandsAsync(id, one => Steps(one).Count(step => step == "lapsed") == 3);
        (stays["level"]!.GetValue<int>(), Text(stays, "light")).ShouldBe((3, "red"));

        await office.ActAsync(Unit, id, "plan", Plan);
        var failures = (await office.SeeAsync(Coordinator, $"/api/rectifications/failures?year={Today.Year}"))["items"]![0]!;
        Text(failures, "unit").ShouldBe(Office.Unit);
        failures["failures"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(3);
        await office.ActAsync(Coordinator, id, "withdrawal", Because("责令整改通知书有误"));
    }

    [Fact]
    public async Task what_fails_twice_goes_up_and_a_notice_that_is_too_late_is_voided()
    {
        var id = await office.OpenedAsync("m-failed");
        await office.ActAsync(Unit, id, "plan", Plan);
        foreach (var level in new[] { 2, 3 })
        {
            await ReportAndReturnAsync(id);
            await ReportAndReturnAsync(id);
            await office.StandsAsync(id, one => one["level"]!.GetValue<int>() == level && Notices(one).Count == level);
        }

        await office.ActAsync(Unit, id, "report", Report("已全部核定"));
        await office.ActAsync(Coordinator, id, "closing", Opinion);
        await office.StandsAsync(id, one => Notices(one).SequenceEqual(["rectify issued", "supervise issued", "circular voided"]));
    }

    [Fact]
    public async Task nobody_else_does_or_sees_anything_and_bad_input_is_told_by_field()
    {
        var id = await office.OpenedAsync("m-guarded");

        (await office.RefusedAsync(Stranger, id, "plan", Plan)).ShouldBe((HttpStatusCode.NotFound, "rectification.unknown"));
        (await office.RefusedAsync(Coordinator, id, "plan", Plan)).ShouldBe((HttpStatusCode.Forbidden, "rectification.act-forbidden"));
        (await office.RefusedAsync(Unit, id, "closing", Opinion)).ShouldBe((HttpStatusCode.Forbidden, "rectification.act-forbidden"));
        (await office.RefusedAsync(Unit, id, "report", Report("完成"))).ShouldBe((HttpStatusCode.Conflict, "rectification.no-report-owed"));
        (await office.RefusedAsync(Coordinator, id, "urge", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await office.SeeAsync(Stranger, "/api/rectifications"))["total"]!.GetValue<int>().ShouldBe(0);

        await office.ActAsync(Coordinator, id, "urge", Because("请尽快报送方案"));
        await office.ActAsync(Unit, id, "plan", Plan);
        var (status, problem) = await office.Notices.PostAsync(Unit, $"/api/rectifications/{id}/report", Report("完成", " "));
        (status, Text(problem["errors"]![0]!, "field")).ShouldBe((HttpStatusCode.BadRequest, "/answers/0/evidence"));
        (await office.Notices.PostAsync(Coordinator, "/api/rectifications", new() { ["notice"] = id })).Status.ShouldBe(HttpStatusCode.Conflict);

        using var client = await host.SignedIn(Unit);
        var rows = SheetReader.Read(await client.GetByteArrayAsync("/api/rectifications/table?status=planned&light=green"));
        rows.Skip(2).Select(row => row.Text(4)).ShouldAllBe(state => state == "整改中");
        rows.Count.ShouldBeGreaterThan(2);
    }

    private static IReadOnlyList<string> Notices(JsonNode view) =>
        [.. view["notices"]!.AsArray().Select(notice => $"{notice!["kind"]} {notice["status"]}")];

    private async Task ReportAndReturnAsync(string id)
    {
        await office.ActAsync(Unit, id, "report", Report("部分完成"));
        await office.ActAsync(Coordinator, id, "return", Because("仍未达标"));
    }

    /// <summary>Lets the due day pass; it goes up to a level with a new one.</summary>
    private async Task PassAsync(string id, int level)
    {
        await MoveToAsync(id, 1, 1);
        await office.StandsAsync(id, one => one["level"]!.GetValue<int>() == level);
    }

    /// <summary>Moves the clock to an hour of a day counted from the due day.</summary>
    private async Task MoveToAsync(string id, int days, int hour)
    {
        var due = DateOnly.ParseExact(Text(await office.SeeOneAsync(Coordinator, id), "dueOn"), "yyyy-MM-dd", null);
        host.Clock.Advance(ChinaTime.At(due.AddDays(days), new TimeOnly(hour, 0)) - host.Clock.GetUtcNow());
    }

    private async Task IssueCircularAsync(string matter)
    {
        var circular = Text((await office.Notices.OfMatterAsync(matter))[^1], "id");
        await office.Notices.ActAsync(Office.Approver, circular, "approval");
        await office.Notices.ActAsync(Office.Writer, circular, "issue");
    }

    /// <summary>Sets the ladder to a matter and hastens it to its order; gives the order.</summary>
    private async Task<string> ByLadderAsync(string matter)
    {
        var body = Office.Body("urge", matter, $"{Today.AddDays(60):yyyy-MM-dd}");
        foreach (var name in new[] { "template", "copiedTo", "attachments" })
        {
            body.Remove(name);
        }

        (await office.Notices.PostAsync(Coordinator, "/api/ladders", body)).Status.ShouldBe(HttpStatusCode.Accepted);
        foreach (var seen in new[] { 1, 2, 3, 4 })
        {
            await Eventually.SeeAsync(
                () => office.Notices.PostAsync(Coordinator, $"/api/ladders/{matter}/hasten", Because("情况紧急")),
                answer => answer.Status == HttpStatusCode.Accepted);
            var last = (await Eventually.SeeAsync(() => office.Notices.OfMatterAsync(matter), notices => notices.Count == seen))[^1];
            if (seen > 2)
            {
                await office.Notices.ActAsync(Office.Approver, Text(last, "id"), "approval");
                await office.Notices.ActAsync(Office.Writer, Text(last, "id"), "issue");
            }
        }

        return Text((await office.Notices.OfMatterAsync(matter))[^1], "id");
    }

    private async Task EndedAsync(string matter, string id) => await Eventually.SeeAsync(
        async () => await host.Services.GetRequiredService<IBookmarks>().FindAsync(BookmarkKinds.Event, ["matter.closed"], default),
        found => found.All(one => one.CorrelationId != matter && one.CorrelationId != id));
}
