using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Assignments;
using Workflow.Tests.Notices;
using Workflow.Tests.Rectification;
using Workflow.Tests.Reporting;
using Workflow.Tests.Support;

namespace Workflow.Tests.Year;

/// <summary>The office and its units through a year whose clock is moved, over HTTP alone.</summary>
internal sealed class OfficeYear(HostFixture host)
{
    /// <summary>Units by their accounts; each leads one measure.</summary>
    public static IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string>
    {
        ["clerk-mzt"] = "320000-mzt",
        ["clerk-czt"] = "320000-czt",
        ["clerk-sjj"] = "320100-sjj",
    };

    public ReportingOffice Reports { get; } = new(host);

    public AssigningOffice Assignments { get; } = new(host);

    public RectifyingOffice Rectifications { get; } = new(host);

    /// <summary>The year after the clock's: all of it is still to come.</summary>
    public int Year { get; } = ChinaTime.DayOf(host.Clock.GetUtcNow()).Year + 1;

    public DateOnly On(int month, int day) => new(Year, month, day);

    /// <summary>Moves the clock to a minute past an hour in Asia/Shanghai, and waits until the calendar has done its work.</summary>
    public async Task MoveToAsync(DateOnly day, int hour)
    {
        host.Clock.Advance(ChinaTime.At(day, new TimeOnly(hour, 1)) - host.Clock.GetUtcNow());
        await Eventually.SeeAsync(OverdueAsync, overdue => overdue == 0);
    }

    /// <summary>The year's notice, imported and confirmed; gives the plan.</summary>
    public async Task<string> PlanAsync()
    {
        var notice = $"""
            {Year}年全省数据工作要点
            一、规范数据管理
            1.完善数据目录
            省民政厅牵头，7月底前完成民政数据目录核定。
            省财政厅牵头，7月底前完成财政数据目录核定。
            南京市牵头，7月底前完成市级数据目录核定。
            """;
        using var client = await host.SignedIn(ReportingOffice.Coordinator);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(notice));
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=utf-8");
        using var answer = await client.PostOnceAsync("/api/work-plans/import", file);
        var plan = await answer.ReadJsonAsync();
        var id = ReportingOffice.Text(plan, "id");
        await Reports.DoneAsync(ReportingOffice.Coordinator, $"/api/work-plans/{id}/confirm", new() { ["includeUnchecked"] = true });
        return id;
    }

    /// <summary>Assigns the plan; gives the assignments by the units' accounts, each with its 交办单.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AssignAsync(string plan)
    {
        var receipt = await Assignments.DoneAsync(AssigningOffice.Coordinator, $"/api/work-plans/{plan}/assignments", []);
        receipt["assigned"]!.AsArray().Count.ShouldBe(Units.Count, receipt.ToJsonString());
        var ids = receipt["assigned"]!.AsArray().Select(id => id!.GetValue<string>()).ToList();
        await Eventually.SeeAsync(
            () => Assignments.SeeAsync(AssigningOffice.Coordinator, $"/api/assignments/counts?plan={plan}"),
            counts => counts["issued"]!.GetValue<int>() == Units.Count);
        return Units.ToDictionary(unit => unit.Key, unit => ids.Single(id => id.EndsWith(unit.Value, StringComparison.Ordinal)));
    }

    /// <summary>Feeds back, submits and is found done.</summary>
    public async Task CloseAsync(string user, string assignment)
    {
        await Assignments.ActAsync(user, assignment, "feedback", new() { ["text"] = "目录已核定。", ["percent"] = 100 });
        await Assignments.ActAsync(user, assignment, "submission", new() { ["text"] = "请予销号。" });
        await Assignments.ActAsync(AssigningOffice.Coordinator, assignment, "closing", []);
    }

    /// <summary>Reports on every measure the unit is asked for.</summary>
    public async Task ReportAsync(string user, string round)
    {
        var report = $"{round}-{Units[user]}";
        var asked = await Reports.SeeAsync(user, $"/api/reports/{report}");
        var entries = asked["entries"]!.AsArray().Select(entry => (JsonNode)new JsonObject
        {
            ["measureId"] = ReportingOffice.Text(entry!["measure"]!, "measureId"),
            ["progress"] = "按计划推进",
            ["percent"] = 60,
        });
        await Reports.DoneAsync(user, $"/api/reports/{report}/submission", new() { ["entries"] = new JsonArray([.. entries]) });
        await Reports.DoneAsync(ReportingOffice.Coordinator, $"/api/reports/{report}/acceptance");
    }

    /// <summary>Waits until the calendar has opened a round and asked every unit.</summary>
    public Task<JsonNode> OpenedAsync(string round) => Eventually.SeeAsync(
        () => Reports.SeeAsync(ReportingOffice.Coordinator, "/api/report-rounds"),
        rounds => rounds["items"]!.AsArray().Any(each =>
            ReportingOffice.Text(each!, "id") == round && each!["counts"]!["all"]!.GetValue<int>() == Units.Count));

    /// <summary>Waits for the newest notice of a matter; gives its id.</summary>
    public async Task<string> NoticeAsync(string matter, string kind, string status)
    {
        var notices = await Eventually.SeeAsync(
            () => Rectifications.Notices.OfMatterAsync(matter),
            all => all.Count > 0 && ReportingOffice.Text(all[^1], "kind") == kind && ReportingOffice.Text(all[^1], "status") == status);
        return ReportingOffice.Text(notices[^1], "id");
    }

    /// <summary>Approves and issues what the ladder drafted.</summary>
    public async Task IssueAsync(string notice)
    {
        await Rectifications.Notices.ActAsync(Office.Approver, notice, "approval");
        await Rectifications.Notices.ActAsync(Office.Writer, notice, "issue");
    }

    /// <summary>All numbers that were given, by series: notices by kind and year, and rectifications.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> NumbersAsync()
    {
        var notices = await Reports.SeeAsync(ReportingOffice.Coordinator, "/api/notices?take=200");
        var rectifications = await Reports.SeeAsync(ReportingOffice.Coordinator, "/api/rectifications?take=200");
        return notices["items"]!.AsArray().Concat(rectifications["items"]!.AsArray())
            .Select(one => one!["number"]?.GetValue<string>()).OfType<string>()
            .Select(number => number.Split('〕'))
            .GroupBy(parts => parts[0])
            .ToDictionary(series => series.Key, series => (IReadOnlyList<int>)
                [.. series.Select(parts => int.Parse(parts[1].TrimEnd('号'), CultureInfo.InvariantCulture)).Order()]);
    }

    private async Task<long> OverdueAsync()
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from workflow.wf_work where due_at <= $1");
        command.Parameters.AddWithValue(host.Clock.GetUtcNow());
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
