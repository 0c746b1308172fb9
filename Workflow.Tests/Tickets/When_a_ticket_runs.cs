using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Files;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Tickets.TicketOffice;

namespace Workflow.Tests.Tickets;

/// <summary>The kinds of tickets that come with the house, each to its ends, on the real host with a clock that is moved.</summary>
public sealed class When_a_ticket_runs(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly TicketOffice office = new(host);

    [Fact]
    public async Task data_that_no_catalogue_has_is_answered_delivered_rated_and_found_by_the_next_who_asks()
    {
        var id = await office.OpenAsync(Asking, "data-request", form => (form["name"], form["content"]) = ("低保对象动态核查结果", "核查结论、核查日期"));
        await office.DoAsync(Coordinator, id, "Assigned");
        await office.DoAsync(Owning, id, "Agreed");
        await office.DoAsync(Owning, id, "Delivered", change: form => (form["entry"], form["service"]) = ("dibao-check", "no-such-service"));
        await office.DoAsync(Owning, id, "Delivered", change: form => form["entry"] = "dibao-check");
        await office.DoAsync(Asking, id, "Rated", change: form => form["rating"] = "4");

        var ended = await office.EndedAsync(Asking, id);
        (Text(ended, "status"), Text(ended, "result")).ShouldBe(("closed", "已交付"));
        var entry = (await office.SeeAsync(Asking, "/api/catalogue?search=低保"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(entry, "code"), Text(entry, "service"), Text(entry["owner"]!, "name")).ShouldBe(("dibao-check", "birth-record", "江苏省卫生健康委员会"));

        var next = await office.OpenAsync(Police, "data-request", form => (form["name"], form["content"]) = ("低保对象动态核查", "核查结果"));
        Text(await office.AwaitStepAsync(Police, next), "name").ShouldContain("低保对象动态核查结果");
        await office.DoAsync(Police, next, "Enough");
        await office.DoAsync(Police, next, "Rated");
        Text(await office.EndedAsync(Police, next), "result").ShouldBe("已交付");

        var board = await office.SeeAsync(Coordinator, "/api/ticket-kinds/data-request/board");
        board["favourable"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(2);
        board["figures"]![0]!["points"]!.AsArray().Last()!["value"]!.GetValue<decimal>().ShouldBe(4.5m);
    }

    [Fact]
    public async Task a_refusal_needs_its_legal_ground()
    {
        var id = await office.OpenAsync(Asking, "data-request", form => (form["name"], form["content"]) = ("跨境金融账户明细", "账户、余额"));
        await office.DoAsync(Coordinator, id, "Assigned");

        var (status, problem) = await office.TryAsync(Owning, id, "Refused");
        (status, Text(problem, "code")).ShouldBe((HttpStatusCode.BadRequest, "ticket.comment-required"));
        await office.DoAsync(Owning, id, "Refused", "《反洗钱法》第七条");

        var ended = await office.EndedAsync(Asking, id);
        Text(ended, "result").ShouldBe("不予提供");
        ended["steps"]!.AsArray().Select(step => step!["comment"]?.GetValue<string>()).ShouldContain("《反洗钱法》第七条");
    }

    [Fact]
    public async Task bad_data_is_mended_and_mended_again_until_whoever_reported_it_is_content()
    {
        var id = await office.OpenAsync(Asking, "data-quality-issue");
        await office.DoAsync(Coordinator, id, "Assigned");
        await office.DoAsync(Owning, id, "Mended");
        await office.DoAsync(Asking, id, "NotMended", "仍有 3 条为空");
        await office.DoAsync(Owning, id, "Mended");
        await office.DoAsync(Asking, id, "Verified");

        Text(await office.EndedAsync(Asking, id), "result").ShouldBe("已整改");
    }

    [Fact]
    public async Task the_three_rates_stand_on_the_board_by_their_days()
    {
        await office.EndedAsync(Owning, await office.OpenAsync(Owning, "data-rates", form => form["on"] = "2025-09-30"));
        await office.EndedAsync(Owning, await office.OpenAsync(
            Owning, "data-rates", form => (form["on"], form["collected"], form["conforming"], form["shared"]) = ("2025-10-31", 200, 150, 100)));

        var series = (await office.SeeAsync(Coordinator, "/api/ticket-kinds/data-quality-issue/board"))["figures"]!.AsArray();
        series.Select(one => Points(one!)).ShouldBe(
            ["2025-09-30 90, 2025-10-31 100", "2025-09-30 95, 2025-10-31 75", "2025-09-30 83.3, 2025-10-31 50"]);

        static string Points(JsonNode series) => string.Join(
            ", ", series["points"]!.AsArray().Select(point => $"{point!["on"]} {point["value"]!.GetValue<decimal>():0.##}"));
    }

    [Fact]
    public async Task a_security_notice_is_received_within_the_hour_or_pressed_for()
    {
        var id = await office.OpenAsync(Coordinator, "security-notice");
        await office.DoAsync(Owning, id, "Received");
        await office.AwaitStepAsync(Police, id);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await Eventually.SeeAsync(
            () => office.SeeAsync(Coordinator, "/api/tickets?kind=security-notice&which=late"), list => list["total"]!.GetValue<int>() == 1);
        Text(late["items"]![0]!, "id").ShouldBe(id);
        await Eventually.SeeAsync(() => office.SeeAsync(Coordinator, $"/api/tickets/{id}"), ticket => ticket["steps"]!.AsArray().Any(step => step!["matterId"] is not null));
        Text((await office.SeeAsync(Coordinator, "/api/desk?what=tickets.due"))["groups"]![0]!, "what").ShouldBe("tickets.due");

        await office.DoAsync(Police, id, "Received");
        await office.DoAsync(Police, id, "Reported");
        await office.DoAsync(Owning, id, "Reported");
        await office.DoAsync(Coordinator, id, "Returned", "请补充受影响系统清单");
        await office.DoAsync(Coordinator, id, "Accepted");
        var again = await Eventually.SeeAsync(() => office.SeeAsync(Coordinator, $"/api/tickets/{id}"), ticket => ticket["open"]!.AsArray().Count == 1);
        await office.DoAsync(Text(again["open"]![0]!["unit"]!, "code") == "320000-gat" ? Police : Owning, id, "Reported");
        await office.DoAsync(Coordinator, id, "Accepted");

        Text(await office.EndedAsync(Coordinator, id), "result").ShouldBe("全部处置完毕");
    }

    [Fact]
    public async Task a_unit_is_told_reminded_on_the_working_day_before_and_told_again_when_it_is_late()
    {
        var id = await office.OpenAsync(Asking, "data-quality-issue", form => form["title"] = "死亡登记重复");
        await office.DoAsync(Coordinator, id, "Assigned");
        var due = (await office.AwaitStepAsync(Owning, id))["dueAt"]!.GetValue<DateTimeOffset>();
        var number = Text(await office.SeeAsync(Owning, $"/api/tickets/{id}"), "number");

        host.Clock.Advance(due.AddMinutes(-1) - host.Clock.GetUtcNow());
        await MailedAsync("即将到期：整改数据质量问题：死亡登记重复", number);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await MailedAsync("已逾期：整改数据质量问题：死亡登记重复", number);
        await MailedAsync("请办理：整改数据质量问题：死亡登记重复", number);

        var listed = await office.SeeAsync(Owning, "/api/tickets?which=overdue");
        listed["items"]!.AsArray().Select(one => $"{one!["id"]} {one["light"]}").ShouldContain($"{id} red");
    }

    private async Task MailedAsync(string subject, string number) => await Eventually.SeeAsync(
        () => Task.FromResult(host.Mails.Select(file => MimeKit.MimeMessage.Load(file).Subject).ToList()),
        subjects => subjects.Contains($"{subject}（{number}）"));

    [Fact]
    public async Task an_inspection_ends_when_every_unit_is_through()
    {
        var id = await office.OpenAsync(Coordinator, "security-inspection", form => form["deadline"] = $"{host.Clock.GetUtcNow().AddDays(20):yyyy-MM-dd}");
        await office.DoAsync(Owning, id, "Clean");
        await office.DoAsync(Police, id, "Findings", change: form => form["findings"] = 2);
        await office.DoAsync(Police, id, "Mended");
        await office.DoAsync(Coordinator, id, "Failed", "日志留存仍不足六个月");
        await office.DoAsync(Police, id, "Mended");
        Text(await office.SeeAsync(Coordinator, $"/api/tickets/{id}"), "status").ShouldBe("open");
        await office.DoAsync(Coordinator, id, "Passed");

        Text(await office.EndedAsync(Coordinator, id), "result").ShouldBe("检查完成");
    }

    [Fact]
    public async Task open_data_goes_through_a_pilot_and_a_cloud_resource_is_released_in_the_end()
    {
        var open = await office.OpenAsync(Owning, "open-data-list");
        await office.DoAsync(Coordinator, open, "Pilot");
        await office.DoAsync(Owning, open, "Reported");
        Text((await office.SeeAsync(Owning, "/api/catalogue?openness=pilot"))["items"]![0]!, "code").ShouldBe("hospital-list");
        await office.DoAsync(Coordinator, open, "Prolong");
        await office.DoAsync(Owning, open, "Reported");
        await office.DoAsync(Coordinator, open, "Open");
        Text(await office.EndedAsync(Owning, open), "result").ShouldBe("已向社会开放");
        Text((await office.SeeAsync(Owning, "/api/catalogue?openness=open"))["items"]![0]!, "code").ShouldBe("hospital-list");

        var cloud = await office.OpenAsync(Asking, "cloud-resource");
        await office.DoAsync(Coordinator, cloud, "Approved");
        await office.DoAsync(Coordinator, cloud, "Allotted");
        await office.DoAsync(Asking, cloud, "Keep");
        await office.DoAsync(Asking, cloud, "Reduce");
        await office.DoAsync(Coordinator, cloud, "Allotted");
        await office.DoAsync(Asking, cloud, "Release");
        await office.DoAsync(Coordinator, cloud, "Released");
        Text(await office.EndedAsync(Asking, cloud), "result").ShouldBe("已释放");
    }

    [Fact]
    public async Task a_citys_catalogue_reaches_the_province()
    {
        var id = await office.OpenAsync("clerk-wjw", "catalogue-cascade", form => (form["name"], form["entry"]) = ("助产机构床位", "midwife-beds"));
        await office.DoAsync("clerk-sjj", id, "Checked");
        await office.DoAsync(Coordinator, id, "Returned", "请写明数据项");
        await office.DoAsync("clerk-wjw", id, "Amended", change: form =>
            (form["name"], form["entry"], form["content"]) = ("助产机构床位", "midwife-beds", "机构、床位数、日期"));
        await office.DoAsync("clerk-sjj", id, "Checked");
        (await office.SeeAsync(Coordinator, "/api/catalogue?search=助产机构床位"))["total"]!.GetValue<int>().ShouldBe(0);
        await office.DoAsync(Coordinator, id, "Accepted");
        Text(await office.EndedAsync("clerk-wjw", id), "result").ShouldBe("省级目录已收录");

        var entry = (await office.SeeAsync(Coordinator, "/api/catalogue?search=助产机构床位"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(entry, "content"), Text(entry["owner"]!, "code")).ShouldBe(("机构、床位数、日期", "320100-wjw"));
        id.ShouldStartWith("320100-");
    }

    [Fact]
    public async Task a_sample_of_bad_data_is_seen_by_whoever_mends_it_and_by_nobody_else()
    {
        using var asking = await host.SignedIn(Asking);
        var sample = await FileSamples.UploadAsync(asking, "样例.csv", "编号,出生时间"u8.ToArray());
        var id = await office.OpenAsync(Asking, "data-quality-issue", form => form["samples"] = FileSamples.Named(sample));
        var address = $"/api/tickets/{id}/files/{sample["id"]!.GetValue<string>()}";
        await office.DoAsync(Coordinator, id, "Assigned");
        await office.AwaitStepAsync(Owning, id);

        using var owning = await host.SignedIn(Owning);
        (await owning.GetStringAsync(address)).ShouldBe("编号,出生时间");
        (await office.SeeAsync(Owning, $"/api/tickets/{id}"))["form"]!["samples"]![0]!["name"]!.GetValue<string>().ShouldBe("样例.csv");
        using var stranger = await host.SignedIn(Stranger);
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task what_is_not_ones_own_is_neither_seen_nor_done()
    {
        var id = await office.OpenAsync(Asking, "data-quality-issue");
        var step = await office.AwaitStepAsync(Coordinator, id);

        (await office.LookAsync(Stranger, id)).Status.ShouldBe(HttpStatusCode.NotFound);
        var (status, problem) = await office.PostAsync(Asking, $"/api/tickets/{id}/steps/{Text(step, "id")}", new() { ["outcome"] = "Rejected", ["comment"] = "不是问题" });
        (status, Text(problem, "code")).ShouldBe((HttpStatusCode.Forbidden, "ticket.step-forbidden"));
        (await office.PostAsync(Coordinator, $"/api/tickets/{id}/withdrawal", new() { ["reason"] = "试一试" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await office.PostAsync(Asking, "/api/tickets", new() { ["kind"] = "security-notice", ["form"] = new JsonObject() })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_withdrawn_ticket_asks_nobody_for_anything_and_its_number_stays_its_own()
    {
        var first = await office.OpenAsync(Asking, "cloud-resource");
        await office.AwaitStepAsync(Coordinator, first);
        (await office.PostAsync(Asking, $"/api/tickets/{first}/withdrawal", new() { ["reason"] = "改用现有资源" })).Status.ShouldBe(HttpStatusCode.OK);

        var ended = await office.EndedAsync(Asking, first);
        (Text(ended, "status"), Text(ended, "withdrawnBecause"), ended["open"]!.AsArray().Count).ShouldBe(("withdrawn", "改用现有资源", 0));
        var second = await office.OpenAsync(Asking, "cloud-resource");
        Place(second).ShouldBe(Place(first) + 1);
        Text(await office.SeeAsync(Asking, $"/api/tickets/{second}"), "number").ShouldBe($"苏数云资〔{host.Clock.GetUtcNow().Year}〕{Place(second)}号");

        static int Place(string id) => int.Parse(id.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task a_form_with_faults_is_refused_field_by_field_and_opens_nothing()
    {
        var before = (await office.SeeAsync(Asking, "/api/tickets?kind=data-request"))["total"]!.GetValue<int>();
        var (status, problem) = await office.PostAsync(
            Asking, "/api/tickets", new() { ["kind"] = "data-request", ["form"] = new JsonObject { ["name"] = "数据", ["frequency"] = "hourly" } });

        (status, Text(problem, "code")).ShouldBe((HttpStatusCode.BadRequest, "form.invalid"));
        problem["errors"]!.AsArray().Select(error => Text(error!, "field")).ShouldBe(
            ["/form/content", "/form/purpose", "/form/basis", "/form/frequency"], ignoreOrder: true);
        (await office.SeeAsync(Asking, "/api/tickets?kind=data-request"))["total"]!.GetValue<int>().ShouldBe(before);
    }

    [Fact]
    public async Task the_list_is_exported_as_a_workbook()
    {
        var id = await office.OpenAsync(Asking, "data-quality-issue", form => form["title"] = "婚姻登记日期早于出生日期");
        await office.AwaitStepAsync(Coordinator, id);

        using var client = await host.SignedIn(Coordinator);
        var rows = SheetReader.Read(await client.GetByteArrayAsync("/api/tickets/table?search=婚姻登记日期"));
        rows.Select(row => $"{row.Text(2)} {row.Text(5)}").ShouldContain("婚姻登记日期早于出生日期 江苏省数据局：指派数源单位：婚姻登记日期早于出生日期");
    }
}
