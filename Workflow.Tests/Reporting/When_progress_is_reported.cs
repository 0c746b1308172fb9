using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Reporting.ReportingOffice;

namespace Workflow.Tests.Reporting;

/// <summary>The shipped definition on the real host, with a clock that is moved to 15 June and past the due day.</summary>
public sealed class When_progress_is_reported(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly ReportingOffice office = new(host);

    [Fact]
    public async Task the_calendar_opens_a_round_reminds_marks_who_is_missing_and_the_office_consolidates()
    {
        var year = await OnTheEveOfJuneAsync();
        var round = $"{await office.ConfirmedPlanAsync(year)}-h1";
        MoveTo(new DateOnly(year, 6, 15), 9);
        await CountsAsync(round, "all", 3);
        var (civil, finance, nanjing) = ($"{round}-320000-mzt", $"{round}-320000-czt", $"{round}-320100-sjj");

        await office.DoneAsync("clerk-mzt", $"/api/reports/{civil}/submission", Entries("已核定九成", 90));
        MoveTo(new DateOnly(year, 6, 23), 9);
        await RemindedAsync(round, 1);
        MoveTo(new DateOnly(year, 6, 27), 9);
        await RemindedAsync(round, 2);
        MoveTo(new DateOnly(year, 6, 30), 9);
        await RemindedAsync(round, 3);
        (await SeeRoundAsync(round))["reminders"]!.AsArray().Select(each => each!["units"]!.GetValue<int>()).ShouldBe([2, 2, 2]);
        await Eventually.SeeAsync(() => host.Mails.Count(mail => File.ReadAllText(mail).Contains("320000-czt", StringComparison.Ordinal)), sent => sent >= 4);

        MoveTo(new DateOnly(year, 7, 1), 0);
        await CountsAsync(round, "missing", 2);
        MoveTo(new DateOnly(year, 7, 1), 9);
        var urged = await Eventually.SeeAsync(() => new Office(host).OfMatterAsync(finance), notices => notices.Count > 0);
        Text(urged[0], "unit").ShouldBe("320000-czt");

        await office.DoneAsync("clerk-czt", $"/api/reports/{finance}/submission", Entries("已核定五成", 50));
        (await SeeRoundAsync(round))["counts"]!["late"]!.GetValue<int>().ShouldBe(1);
        (await office.PostAsync(Coordinator, $"/api/report-rounds/{round}/consolidation")).Status.ShouldBe(HttpStatusCode.Conflict, "two wait for review");
        await office.DoneAsync(Coordinator, $"/api/reports/{civil}/acceptance");
        await office.DoneAsync(Coordinator, $"/api/reports/{finance}/acceptance");
        Text(await office.DoneAsync(Coordinator, $"/api/report-rounds/{round}/consolidation"), "status").ShouldBe("consolidated");
        (await office.PostAsync("clerk-sjj", $"/api/reports/{nanjing}/submission", Entries("补报", 1))).Status.ShouldBe(HttpStatusCode.Conflict);

        var paper = await DocumentTextAsync(round);
        paper.ShouldContain("已核定九成");
        paper.ShouldContain("未报送单位：南京市数据局");
        var rows = SheetReader.Read(await FileAsync($"/api/report-rounds/{round}/table.xlsx"));
        rows.Skip(2).Select(row => $"{row.Text(5)} {row.Text(6)}")
            .ShouldBe(["江苏省民政厅 按时报送", "江苏省财政厅 逾期报送", "南京市数据局 未报送"]);
    }

    [Fact]
    public async Task units_write_their_own_reports_and_the_office_sends_them_back()
    {
        var year = ChinaTime.DayOf(host.Clock.GetUtcNow()).Year + 2;
        var plan = await office.ConfirmedPlanAsync(year);
        var open = new JsonObject { ["planId"] = plan, ["half"] = "h1", ["dueOn"] = $"{year}-06-30" };
        var round = Text(await office.DoneAsync(Coordinator, "/api/report-rounds", open.DeepClone().AsObject()), "id");
        var report = $"{round}-320000-mzt";

        (await office.PostAsync(Coordinator, "/api/report-rounds", open)).Status.ShouldBe(HttpStatusCode.Conflict, "it is open");
        (await office.PostAsync("clerk-czt", $"/api/reports/{report}/draft", Entries("不是我的", 1))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.PostAsync("auditor", $"/api/reports/{report}/acceptance")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await office.PostAsync("clerk-mzt", $"/api/report-rounds/{round}/consolidation")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.PostAsync("clerk-mzt", $"/api/reports/{report}/draft", Entries("草稿", 10), "\"9\"")).Status.ShouldBe(HttpStatusCode.Conflict);

        await office.DoneAsync("clerk-mzt", $"/api/reports/{report}/draft", Entries("草稿", 10));
        (await SeeAsync("auditor", report))["entries"]![0]!["now"]!["progress"].ShouldBeNull("a draft is the unit's own affair");
        await office.DoneAsync("clerk-mzt", $"/api/reports/{report}/submission", Entries("初稿", 40));
        await office.DoneAsync(Coordinator, $"/api/reports/{report}/return", new() { ["reason"] = "请补充完成值的依据" });
        (await SeeAsync("clerk-mzt", report))["steps"]!.AsArray()
            .Select(step => step!["words"]?.GetValue<string>()).ShouldContain("请补充完成值的依据");
        await office.DoneAsync("clerk-mzt", $"/api/reports/{report}/submission", Entries("定稿", 45));
        await office.DoneAsync(Coordinator, $"/api/reports/{report}/acceptance");

        open["half"] = "h2";
        open["dueOn"] = $"{year}-12-31";
        var second = Text(await office.DoneAsync(Coordinator, "/api/report-rounds", open.DeepClone().AsObject()), "id");
        var before = (await SeeAsync("clerk-mzt", $"{second}-320000-mzt"))["entries"]![0]!["before"]!;
        (Text(before, "progress"), before["values"]![0]!.GetValue<decimal>()).ShouldBe(("定稿", 45));
    }

    /// <summary>Comes to 14 June with every earlier moment of the calendar behind; gives the year.</summary>
    private async Task<int> OnTheEveOfJuneAsync()
    {
        var today = ChinaTime.DayOf(host.Clock.GetUtcNow());
        var year = today < new DateOnly(today.Year, 6, 14) ? today.Year : today.Year + 1;
        MoveTo(new DateOnly(year, 6, 14), 9);
        await Eventually.SeeAsync(OverdueTicksAsync, overdue => overdue == 0);
        return year;
    }

    private async Task<long> OverdueTicksAsync()
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from workflow.wf_work where name like 'engine.%trigger%' and due_at <= $1");
        command.Parameters.AddWithValue(host.Clock.GetUtcNow());
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Moves the clock to a minute past an hour in Asia/Shanghai.</summary>
    private void MoveTo(DateOnly day, int hour) =>
        host.Clock.Advance(ChinaTime.At(day, new TimeOnly(hour, 1)) - host.Clock.GetUtcNow());

    private Task<JsonNode> SeeAsync(string user, string report) => office.SeeAsync(user, $"/api/reports/{report}");

    private Task<JsonNode> SeeRoundAsync(string round) => office.SeeAsync(Coordinator, $"/api/report-rounds/{round}");

    private Task<JsonNode> CountsAsync(string round, string count, int expected) => Eventually.SeeAsync(
        () => office.SeeAsync(Coordinator, "/api/report-rounds"),
        rounds => rounds["items"]!.AsArray().Any(each =>
            Text(each!, "id") == round && each!["counts"]![count]!.GetValue<int>() == expected));

    private Task<JsonNode> RemindedAsync(string round, int times) => Eventually.SeeAsync(
        () => SeeRoundAsync(round), seen => seen["reminders"]!.AsArray().Count == times);

    private async Task<byte[]> FileAsync(string path)
    {
        using var client = await host.SignedIn(Coordinator);
        return await client.GetByteArrayAsync(path);
    }

    private async Task<string> DocumentTextAsync(string round)
    {
        using var package = new ZipArchive(new MemoryStream(await FileAsync($"/api/report-rounds/{round}/document.docx")));
        using var reader = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        return await reader.ReadToEndAsync();
    }
}
