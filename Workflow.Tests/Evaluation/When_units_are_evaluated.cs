using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Browser;
using Workflow.Tests.Files;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Evaluation.EvaluationOffice;

namespace Workflow.Tests.Evaluation;

/// <summary>Whole rounds on the real host with a clock that is moved.</summary>
public sealed class When_units_are_evaluated(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    private readonly EvaluationOffice office = new(host);

    [Fact]
    public async Task a_round_goes_from_values_over_review_and_appeals_to_ranking_commendation_and_circular()
    {
        // Given two units with the same rates, and one without any.
        await office.RecordRatesAsync(CivilClerk, collected: 180, conforming: 171, shared: 153);
        await office.RecordRatesAsync(HealthClerk, collected: 180, conforming: 171, shared: 153);
        var id = await office.OpenAsync("2025年度评价");
        var (path, due) = ($"/api/evaluations/{id}/units", office.Today.AddDays(10));

        // When one gives good values, one is returned and gives them again, and one gives nothing.
        await office.GiveAsync(CivilClerk, id, Civil, training: 96, incidents: 0);
        await office.GiveAsync(HealthClerk, id, Health, training: 70, incidents: 0);
        await office.DoneAsync(Coordinator, $"{path}/{Health}/values/training/return", Reason("请附签到表"));
        Text(Line(await office.SheetAsync(HealthClerk, id, Health), "training"), "returnedBecause").ShouldBe("请附签到表");
        await office.GiveAsync(HealthClerk, id, Health, training: 85, incidents: 0);
        await office.AcceptAsync(id, Civil);
        (await office.RefusedAsync(CivilClerk, $"{path}/{Civil}/values", Values(100, 0))).ShouldBe("evaluation.value-accepted");
        office.PassDay(due.AddDays(-3));
        await MailedAsync("2025年度评价的填报即将截止");
        office.PassDay(due);

        // Then the late one cannot give anything any more, and nothing is published before everything is reviewed.
        await office.StandsAsync(id, "reviewing");
        (await office.RefusedAsync(PoliceClerk, $"{path}/{Police}/values", Values(100, 0))).ShouldBe("evaluation.collection-ended");
        await DeskHoldsAsync("evaluations.to-review", id);
        await office.AcceptAsync(id, Health);
        var provisional = await office.StandsAsync(id, "provisional");
        Ranking(provisional).ShouldBe(["1 320000-mzt", "2 320000-wjw", "3 320000-gat"]);

        // And every step of the score is told: 90% collected is 85.71 points of 15, and so on.
        var sheet = await office.SheetAsync(CivilClerk, id, Civil);
        Text(Line(sheet, "collection-rate"), "words").ShouldEndWith("= 85.71 分；权重 15，85.71 × 15 ÷ 100 = 12.86 分");
        Text(Line(sheet, "case-rating"), "words").ShouldContain("不适用");
        Text(Line(sheet, "rectification-failures"), "note").ShouldBe("期内整改核查未通过或逾期 0 次");
        sheet["lines"]!.AsArray().Sum(line => line!["weighted"]!.GetValue<decimal>()).ShouldBe(53.35m);
        (Text(sheet, "sum"), sheet["total"]!.GetValue<decimal>()).ShouldBe(
            ("12.86 + 13.82 + 11.67 + 5 + 5 + 5 = 53.35 分；不适用的指标不计，按其余权重 60 折算：53.35 × 100 ÷ 60 = 88.92 分", 88.92m));
        Text(Line(await office.SheetAsync(PoliceClerk, id, Police), "training"), "words").ShouldContain("没有按期报送");

        // When one appeal is upheld and another is not.
        await office.DoneAsync(HealthClerk, $"{path}/{Health}/appeals/training", Reason("漏计 12 人，见补充名单"));
        await office.DoneAsync(PoliceClerk, $"{path}/{Police}/appeals/training", Reason("系统故障未能填报"));
        (await office.RefusedAsync(PoliceClerk, $"{path}/{Police}/appeals/training", Reason("再次申诉"))).ShouldBe("evaluation.appealed");
        await DeskHoldsAsync("evaluations.appeals", id);
        await office.DoneAsync(Coordinator, $"{path}/{Health}/appeals/training/decision", Decision("经核实成立", 97));
        office.PassDay(DateOnly.Parse(Text(provisional, "appealUntil"), System.Globalization.CultureInfo.InvariantCulture));
        (await office.RefusedAsync(PoliceClerk, $"{path}/{Police}/appeals/security-incidents", Reason("太晚"))).ShouldBe("evaluation.no-appeal-now");
        Text(await office.SeeAsync(Coordinator, $"/api/evaluations/{id}"), "status").ShouldBe("provisional");
        await office.DoneAsync(Coordinator, $"{path}/{Police}/appeals/training/decision", Decision("当日系统运行正常"));

        // Then both share the first place, the next is third, who reached the mark is commended, and a circular is drafted.
        var final = await office.StandsAsync(id, "final");
        Ranking(final).ShouldBe(["1 320000-mzt", "1 320000-wjw", "3 320000-gat"]);
        final["commended"]!.AsArray().Select(unit => Text(unit!, "code")).ShouldBe([Civil, Health]);
        var line = Line(await office.SheetAsync(HealthClerk, id, Health), "training");
        (line["value"]!.GetValue<decimal>(), line["before"]!.GetValue<decimal>(), Text(line["appeal"]!, "decision")).ShouldBe((97m, 85m, "经核实成立"));
        var drafted = await Eventually.SeeAsync(
            () => office.SeeAsync(Coordinator, $"/api/evaluations/{id}"), round => round["circularId"] is not null);
        var circular = await office.SeeAsync(Coordinator, $"/api/notices/{Text(drafted, "circularId")}");
        (Text(circular, "kind"), Text(circular, "title"), Text(circular, "status")).ShouldBe(("circular", "关于2025年度评价结果的通报", "draft"));
        circular["text"]!.AsArray().Select(text => text!.GetValue<string>()).ShouldContain(
            text => text.Contains("第1名 江苏省民政厅（88.92 分）；第1名 江苏省卫生健康委员会（88.92 分）；第3名 江苏省公安厅（8.33 分）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task what_is_not_ones_own_is_neither_seen_nor_done()
    {
        var id = await office.OpenAsync("部门评价");
        (await office.StatusOfAsync(Stranger, $"/api/evaluations/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await office.StatusOfAsync("clerk-wjw", $"/api/evaluations/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await office.StatusOfAsync(CivilClerk, $"/api/evaluations/{id}/units/{Health}")).ShouldBe(HttpStatusCode.NotFound);
        Ranking(await office.SeeAsync(CivilClerk, $"/api/evaluations/{id}")).ShouldBe([" 320000-mzt"]);
        (await office.RefusedAsync(CivilClerk, "/api/evaluations", office.Body("自评"))).ShouldBe("evaluation.office-only");
        (await office.RefusedAsync(Coordinator, $"/api/evaluations/{id}/units/{Civil}/values", Values(90, 0))).ShouldBe("evaluation.unit-only");
        await office.GiveAsync(CivilClerk, id, Civil, 90, 0);
        (await office.RefusedAsync(CivilClerk, $"/api/evaluations/{id}/units/{Civil}/values/training/acceptance")).ShouldBe("evaluation.office-only");
        (await office.SeeAsync(Stranger, "/api/evaluations"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task what_is_wrong_is_told_field_by_field_and_nothing_is_lost()
    {
        var wrong = office.Body("评价");
        (wrong["to"], wrong["dueOn"], wrong["units"]) = ("2020-01-01", "2020-01-01", new JsonArray("320000-none"));
        var (status, problem) = await office.PostAsync(Coordinator, "/api/evaluations", wrong);
        (status, Text(problem, "code")).ShouldBe((HttpStatusCode.BadRequest, "evaluation.invalid"));
        problem["errors"]!.AsArray().Select(error => Text(error!, "field")).ShouldBe(["/to", "/dueOn", "/units"]);

        var id = await office.OpenAsync("填错的评价");
        var (_, values) = await office.PostAsync(CivilClerk, $"/api/evaluations/{id}/units/{Civil}/values", Values(101, 0));
        values["errors"]!.AsArray().Select(error => Text(error!, "field")).ShouldBe(["/values/training/value"]);
        Text(Line(await office.SheetAsync(CivilClerk, id, Civil), "training"), "status").ShouldBe("owed");
    }

    [Fact]
    public async Task values_bring_files_that_the_office_looks_at_and_other_units_do_not()
    {
        var id = await office.OpenAsync("有佐证的评价");
        using var civil = await host.SignedIn(CivilClerk);
        var file = Text(await FileSamples.UploadAsync(civil, "签到表.png", FileSamples.Png), "id");
        await office.DoneAsync(CivilClerk, $"/api/evaluations/{id}/units/{Civil}/values", Proven(file));
        await office.DoneAsync(Coordinator, $"/api/evaluations/{id}/units/{Civil}/values/training/return", Reason("人数有误"));
        await office.DoneAsync(CivilClerk, $"/api/evaluations/{id}/units/{Civil}/values", Proven(file));

        var line = Line(await office.SheetAsync(Coordinator, id, Civil), "training");
        Text(line["files"]!.AsArray().Single()!, "name").ShouldBe("签到表.png");
        var path = $"/api/evaluations/{id}/units/{Civil}/files/{file}";
        using var coordinator = await host.SignedIn(Coordinator);
        (await coordinator.GetByteArrayAsync(path)).ShouldBe(FileSamples.Png);
        (await office.StatusOfAsync(HealthClerk, path)).ShouldBe(HttpStatusCode.NotFound);
        (await civil.GetJsonAsync("/api/files"))["items"]!.AsArray().ShouldBeEmpty();

        // And no other unit can give it as its own.
        var (status, problem) = await office.PostAsync(HealthClerk, $"/api/evaluations/{id}/units/{Health}/values", Proven(file));
        (status, Text(problem["errors"]![0]!, "field")).ShouldBe((HttpStatusCode.BadRequest, "/values/training/files/0"));

        static JsonObject Proven(string file)
        {
            var values = Values(96, 0);
            values["values"]![0]!["files"] = new JsonArray(file);
            return values;
        }
    }

    private static JsonObject Reason(string reason) => new() { ["reason"] = reason };

    private static JsonObject Decision(string reason, decimal? value = null)
    {
        var decision = Reason(reason);
        if (value is not null)
        {
            decision["value"] = value;
        }

        return decision;
    }

    private static IEnumerable<string> Ranking(JsonNode round) =>
        round["units"]!.AsArray().Select(unit => $"{unit!["rank"]} {unit["unit"]!["code"]}");

    private async Task DeskHoldsAsync(string pile, string id) =>
        (await office.SeeAsync(Coordinator, $"/api/desk?what={pile}"))["groups"]![0]!["items"]!.AsArray()
            .Select(item => Text(item!, "id")).ShouldContain(id);

    private async Task MailedAsync(string subject) => await Eventually.SeeAsync(
        () => Task.FromResult(host.Mails.Select(file => MimeKit.MimeMessage.Load(file).Subject).ToList()),
        subjects => subjects.Contains(subject));

    [Fact]
    public async Task what_was_refused_is_shown_on_the_sheet_on_a_phone_without_script()
    {
        var id = await office.OpenAsync("手机上的评价");
        var path = $"/evaluations/{id}/{Civil}";
        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Phone, script: false);
        await clerk.SignInAsync(CivilClerk);
        await clerk.GoAsync(path);
        await clerk.ChooseAsync("#f-files-training-new", ("签到表.png", FileSamples.Png));
        await clerk.Page.FillAsync("#value-training", "101");
        await clerk.PressAsync("填报");
        (await clerk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("数据业务培训覆盖率请填写 0 至 100 的数");
        await clerk.Page.FillAsync("#value-training", "96");
        await clerk.Page.FillAsync("#note-training", "应参加 50 人，参加 48 人");
        await clerk.PressAsync("填报");
        await clerk.LookAroundAsync();

        await using var reviewer = await chromium.VisitAsync(host.Address, Screen.Phone, script: false);
        await reviewer.SignInAsync(Coordinator);
        await reviewer.GoAsync(path);
        (await reviewer.Page.Locator("#line-training .file-list").InnerTextAsync()).ShouldContain("签到表.png");
        await reviewer.Page.Locator("#line-training summary").ClickAsync();
        await reviewer.PressAsync("退回");
        (await reviewer.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("请写明退回的理由");
        await reviewer.LookAroundAsync();
        await reviewer.PressAsync("认可");
        Text(Line(await office.SheetAsync(CivilClerk, id, Civil), "training"), "status").ShouldBe("accepted");
    }

    [Fact]
    public async Task the_scores_are_shown_and_exported_with_every_step()
    {
        var id = await office.OpenAsync("导出的评价");
        (await office.StatusOfAsync(Coordinator, $"/api/evaluations/{id}/table")).ShouldBe(HttpStatusCode.Conflict);
        await office.GiveAsync(CivilClerk, id, Civil, 96, 1);
        await office.AcceptAsync(id, Civil);
        office.PassDay(office.Today.AddDays(10));
        await office.StandsAsync(id, "provisional");

        await using var clerk = await chromium.VisitAsync(host.Address, Screen.Narrow);
        await clerk.SignInAsync(CivilClerk);
        await clerk.GoAsync($"/evaluations/{id}");
        await clerk.FollowAsync("江苏省民政厅");
        (await clerk.Page.Locator("#line-security-incidents").InnerTextAsync()).ShouldContain("扣 50 分，得 50 分；权重 5，50 × 5 ÷ 100 = 2.5 分");
        await clerk.LookAroundAsync();
        using var client = await host.SignedIn(Coordinator);
        var rows = SheetReader.Read(await client.GetByteArrayAsync($"/api/evaluations/{id}/table"));
        rows.Select(row => $"{row.Text(1)} {row.Text(3)} {row.Text(4)} {row.Text(7)}").ShouldContain("江苏省民政厅 数据安全事件 1起 2.5");
    }
}
