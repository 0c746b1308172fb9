using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Documents;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.WorkPlans;

/// <summary>The office imports notices and tables, and draws plans up, over HTTP.</summary>
public sealed class When_a_work_plan_is_imported(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Import = "/api/work-plans/import";

    [Fact]
    public async Task a_text_becomes_a_draft_with_what_its_words_propose()
    {
        using var office = await host.SignedIn("coordinator");

        using var answer = await office.PostAsync(Import, Form(Plans.DemoNotice, "要点.txt"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var plan = await answer.ReadJsonAsync();
        answer.Headers.Location!.ToString().ShouldBe($"/api/work-plans/{plan["id"]}");
        (plan["title"]!.GetValue<string>(), plan["year"]!.GetValue<int>(), plan["source"]!.GetValue<string>())
            .ShouldBe(("2026年全省数据工作要点", 2026, "notice"));
        plan["programmes"]!.AsArray().Count.ShouldBe(5);
        var merged = Measure(plan, "专网归并比例");
        merged["deadline"]!["date"]!.GetValue<string>().ShouldBe("2026-12-31");
        merged["deadline"]!["from"]!.GetValue<string>().ShouldBe("年底前");
        merged["targets"]![0]!.ToJsonString().ShouldBe(
            JsonNode.Parse("""{"name":"部门专网归并比例","comparison":">=","value":60,"unit":"%","from":"确保年底前部门专网归并比例达到60%以上"}""")!.ToJsonString());
        var reported = Measure(plan, "报送工作进展");
        reported["deadline"]!["recurrence"]!.GetValue<string>().ShouldBe("half-yearly");
        reported["units"]!.AsArray().Count.ShouldBe(29);
        (await office.GetJsonAsync($"/api/work-plans/{plan["id"]}"))["programmes"]!.ToJsonString().ShouldBe(plan["programmes"]!.ToJsonString());
    }

    [Fact]
    public async Task a_word_document_and_a_text_in_gbk_come_to_the_same()
    {
        using var office = await host.SignedIn("coordinator");
        var lines = Encoding.UTF8.GetString(Plans.DemoNotice).Split('\n');
        using var word = new ByteArrayContent(WordFile.Of(lines));
        using var gbk = new ByteArrayContent(CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(string.Join("\r\n", lines)));
        gbk.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=gbk");

        using var fromWord = await office.PostAsync(Import, word);
        using var fromGbk = await office.PostAsync(Import, gbk);

        var one = await fromWord.ReadJsonAsync();
        one["programmes"]!.ToJsonString().ShouldBe((await fromGbk.ReadJsonAsync())["programmes"]!.ToJsonString());
        Measure(one, "对照规则").ToJsonString().ShouldContain("320100");
    }

    [Fact]
    public async Task a_repeated_import_gives_the_same_plan_and_another_file_under_its_key_is_refused()
    {
        using var office = await host.SignedIn("coordinator");
        var key = Guid.NewGuid().ToString();

        using var once = await office.PostOnceAsync(Import, Form(Plans.DemoNotice, "要点.txt"), key);
        using var again = await office.PostOnceAsync(Import, Form(Plans.DemoNotice, "要点.txt"), key);
        using var other = await office.PostOnceAsync(Import, Form("2026年要点\n一、甲\n1.乙\n做好丙。"u8.ToArray(), "要点.txt"), key);

        (await again.ReadJsonAsync())["id"]!.GetValue<string>().ShouldBe((await once.ReadJsonAsync())["id"]!.GetValue<string>());
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Problem(other)).Code.ShouldBe("idempotency-key-reused");
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty", [], "document.empty" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "document.not-text" },
        { "a broken archive", "PK\u0003\u0004 ..."u8.ToArray(), "document.damaged" },
        { "an old document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "document.old-office" },
        { "no plan", "会议通知\n请准时参加。"u8.ToArray(), "work-plan.no-programme" },
        { "no year", "要点\n一、甲\n1.乙\n做好丙。"u8.ToArray(), "work-plan.no-year" },
        { "a foreign sheet", SheetWriter.Write(new Sheet("表", "通讯录", [new SheetColumn("姓名", 9)], [["张三"]])), "work-plan.no-header" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task a_file_that_cannot_be_read_is_refused_with_what_to_do(string kind, byte[] content, string code)
    {
        using var office = await host.SignedIn("coordinator");

        using var answer = await office.PostAsync(Import, Form(content, "文件"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, kind);
        var problem = await Problem(answer);
        problem.Code.ShouldBe(code);
        problem.Detail.ShouldContain("请");
    }

    [Fact]
    public async Task a_file_that_is_too_large_and_a_type_that_is_none_of_ours_are_refused()
    {
        using var office = await host.SignedIn("coordinator");

        using var large = await office.PostAsync(Import, Form(new byte[50 * 1024 * 1024], "大.docx"));
        using var json = await office.PostAsync(Import, HttpJson.Body("{}"));

        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Problem(large)).Code.ShouldBe("document.too-large");
        json.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Problem(json)).Detail.ShouldContain("multipart/form-data");
    }

    [Theory]
    [InlineData("clerk-sjj")]
    [InlineData("citizen1")]
    [InlineData("analyst")]
    [InlineData("auditor")]
    public async Task nobody_but_coordinators_knows_of_plans(string user)
    {
        using var client = await host.SignedIn(user);

        using var import = await client.PostAsync(Import, Form(Plans.DemoNotice, "要点.txt"));
        using var list = await client.GetAsync("/api/work-plans");

        import.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        list.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_table_goes_out_and_comes_back()
    {
        using var office = await host.SignedIn("coordinator");
        using var imported = await office.PostAsync(Import, Form(Plans.DemoNotice, "要点.txt"));
        var plan = await imported.ReadJsonAsync();

        using var table = await office.GetAsync($"/api/work-plans/{plan["id"]}/table");
        table.Content.Headers.ContentType!.MediaType.ShouldBe(SheetWriter.MediaType);
        table.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("2026年全省数据工作要点任务推进表.xlsx");
        using var answer = await office.PostAsync(Import, Form(await table.Content.ReadAsByteArrayAsync(), "推进表.xlsx"));

        var back = await answer.ReadJsonAsync();
        (back["source"]!.GetValue<string>(), back["title"]!.GetValue<string>()).ShouldBe(("table", "2026年全省数据工作要点"));
        back["measureCount"]!.GetValue<int>().ShouldBe(plan["measureCount"]!.GetValue<int>());
    }

    private static MultipartFormDataContent Form(byte[] content, string name) => new() { { new ByteArrayContent(content), "file", name } };

    private static JsonNode Measure(JsonNode plan, string words) => plan["programmes"]!.AsArray()
        .SelectMany(programme => programme!["tasks"]!.AsArray())
        .SelectMany(task => task!["measures"]!.AsArray())
        .Single(measure => measure!["text"]!.GetValue<string>().Contains(words, StringComparison.Ordinal))!;

    private static async Task<(string Code, string Detail)> Problem(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (problem["code"]!.GetValue<string>(), problem["detail"]!.GetValue<string>());
    }
}
