using System.Net;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Notices;

/// <summary>The real host: a notice from its draft to the unit's reply.</summary>
public sealed class When_a_notice_is_sent(PrinterlessHost fixture) : IClassFixture<PrinterlessHost>
{
    private readonly HostFixture host = fixture.Host;
    private readonly Office office = new(fixture.Host);

    [Fact]
    public async Task it_is_drafted_approved_issued_signed_for_and_answered()
    {
        var id = await office.DraftAsync("supervise");
        await office.ActAsync(Office.Writer, id, "revision", Office.Body("supervise", "m-7"));
        await office.ActAsync(Office.Writer, id, "submission");
        (await office.PostAsync(Office.Writer, $"/api/notices/{id}/approval")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await office.ActAsync(Office.Approver, id, "return", new JsonObject { ["reason"] = "请写明清单的格式" });
        await office.ActAsync(Office.Writer, id, "submission");
        await office.ActAsync(Office.Approver, id, "approval");
        (await office.PostAsync(Office.Clerk, $"/api/notices/{id}/receipt")).Status.ShouldBe(HttpStatusCode.NotFound);
        var number = (await office.ActAsync(Office.Writer, id, "issue"))["number"]!.GetValue<string>();

        await office.ActAsync(Office.Clerk, number, "receipt");
        await office.ActAsync(Office.Clerk, number, "reply", new JsonObject { ["text"] = "已核定完毕，清单附后。" });

        var seen = await office.SeeAsync("auditor", number);
        seen["status"]!.GetValue<string>().ShouldBe("replied");
        seen["matter"]!["id"]!.GetValue<string>().ShouldBe("m-7");
        seen["text"]![0]!.GetValue<string>().ShouldContain("责任人为王建国");
        seen["steps"]!.AsArray().Select(step => step!["what"]!.GetValue<string>()).ShouldBe(
            ["drafted", "revised", "submitted", "returned", "submitted", "approved", "issued", "received", "replied"]);
        seen["steps"]!.AsArray()[^1]!["words"]!.GetValue<string>().ShouldBe("已核定完毕，清单附后。");
        (await office.SeeAsync(Office.Clerk, number))["steps"]!.AsArray().Count.ShouldBe(3, "how it came about is the office's affair");
    }

    [Fact]
    public async Task only_the_addressed_unit_signs_for_it_and_only_those_concerned_know_of_it()
    {
        var (id, number) = await office.IssuedAsync("urge");

        (await office.PostAsync("clerk-gaj", $"/api/notices/{id}/receipt")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await office.SeeAsync("clerk-gaj", number))["acts"]!.AsArray().ShouldBeEmpty();
        foreach (var stranger in new[] { "clerk-rsj", "citizen1", "analyst" })
        {
            (await office.PostAsync(stranger, $"/api/notices/{id}/receipt")).Status.ShouldBe(HttpStatusCode.NotFound, stranger);
        }

        (await office.PostAsync("auditor", "/api/notices", Office.Body("urge"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task the_list_comes_as_a_workbook_of_what_each_may_read()
    {
        var (_, number) = await office.IssuedAsync("supervise");
        await office.DraftAsync("supervise");

        (await NumbersAsync("auditor", "?kind=supervise")).ShouldContain(number);
        (await NumbersAsync("auditor", "?kind=supervise&status=draft")).ShouldAllBe(text => text.Length == 0, "drafts have no number yet");
        (await NumbersAsync(Office.Clerk, $"?search={Uri.EscapeDataString(number)}")).ShouldBe([number]);
        (await NumbersAsync("clerk-rsj", string.Empty)).ShouldNotContain(number);
    }

    [Fact]
    public async Task the_unit_gets_a_mail_that_names_no_person()
    {
        var (_, number) = await office.IssuedAsync("circular");

        var mail = await Eventually.SeeAsync(
            () => host.Mails.Select(file => MimeKit.MimeMessage.Load(file))
                .Where(one => one.Subject!.Contains(number, StringComparison.Ordinal)).ToList(),
            mails => mails.Count == 2);

        mail.Select(one => one.To.ToString()).Order().ShouldBe(["320100-gaj@example.gov.cn", "320100-wjw@example.gov.cn"]);
        mail.ShouldAllBe(one => !one.TextBody!.Contains("王建国", StringComparison.Ordinal));
    }

    [Fact]
    public async Task numbers_have_no_gaps_though_many_are_issued_at_once_and_one_is_voided()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => office.ApprovedAsync("rectify")));
        var unready = await office.DraftAsync("rectify");

        var issued = await Task.WhenAll(ids.Append(unready).Append(ids[0]).Select(
            id => office.PostAsync(Office.Writer, $"/api/notices/{id}/issue")));

        issued.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(2, "a draft, and one that is issued already");
        var numbers = issued.Where(answer => answer.Status == HttpStatusCode.OK)
            .Select(answer => answer.Body["number"]!.GetValue<string>()).ToList();
        var year = host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year;
        numbers.ShouldBe(Enumerable.Range(1, 12).Select(n => $"苏数责改〔{year}〕{n}号"), ignoreOrder: true);

        await office.ActAsync(Office.Writer, ids[3], "void", new JsonObject { ["reason"] = "发错了单位" });
        (await office.SeeAsync(Office.Clerk, ids[3]))["status"]!.GetValue<string>().ShouldBe("voided");
        (await office.PostAsync(Office.Clerk, $"/api/notices/{ids[3]}/receipt")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await office.IssuedAsync("rectify")).Number.ShouldBe($"苏数责改〔{year}〕13号");
    }

    [Fact]
    public async Task a_decision_on_what_has_changed_meanwhile_is_refused()
    {
        var id = await office.DraftAsync("assign");
        await office.ActAsync(Office.Writer, id, "submission");

        var (status, body) = await office.PostAsync(Office.Approver, $"/api/notices/{id}/approval", match: "\"1\"");

        (status, body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Conflict, "version.changed"));
    }

    [Fact]
    public async Task everything_that_is_wrong_with_a_draft_is_told_at_once()
    {
        var (status, problem) = await office.PostAsync(Office.Writer, "/api/notices", new JsonObject
        {
            ["template"] = "urge",
            ["matter"] = new JsonObject { ["text"] = " " },
            ["unit"] = "nobody",
            ["body"] = new JsonArray("{{unit}}请按{{missing}}办理。"),
            ["copiedTo"] = new JsonArray("nobody-else"),
        });

        status.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>()).ShouldBe(
            ["/matter/text", "/matter/id", "/requirement", "/basis", "/values/missing", "/unit", "/deadline", "/copiedTo"], ignoreOrder: true);
        (await office.PostAsync(Office.Writer, "/api/notices", Office.Body("urge", deadline: "年底前"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task it_is_printed_as_docx_and_a_machine_without_a_printer_says_what_to_install()
    {
        var (_, number) = await office.IssuedAsync("supervise");
        using var clerk = await host.SignedIn(Office.Clerk);

        using var docx = await clerk.GetAsync($"/api/notices/{Uri.EscapeDataString(number)}/document.docx");
        using var document = WordprocessingDocument.Open(await docx.Content.ReadAsStreamAsync(), isEditable: false);
        document.MainDocumentPart!.Document!.InnerText.ShouldContain(number);

        using var pdf = await clerk.GetAsync($"/api/notices/{Uri.EscapeDataString(number)}/document.pdf");
        pdf.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        JsonNode.Parse(await pdf.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>().ShouldContain("apt install chromium");
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(string user, string filter)
    {
        using var client = await host.SignedIn(user);
        return [.. SheetReader.Read(await client.GetByteArrayAsync($"/api/notices/table{filter}")).Skip(2).Select(row => row.Text(0))];
    }
}
