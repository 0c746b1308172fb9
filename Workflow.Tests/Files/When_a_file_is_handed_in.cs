using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Workflow.Engine.Housekeeping;
using Workflow.Tests.Hardship;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Files.FileSamples;
using static Workflow.Tests.Hardship.HardshipWorld;

namespace Workflow.Tests.Files;

/// <summary>材料、照片: with an application and with a clerk's task.</summary>
public sealed class When_a_file_is_handed_in(HardshipWorld world) : IClassFixture<HardshipWorld>
{
    private const string Visit = "入户调查并提出初审意见";

    [Fact]
    public async Task the_case_takes_it_over_and_the_clerks_who_decide_see_it_and_nobody_else()
    {
        using var citizen = await world.Host.SignedIn("citizen1");
        var upload = await UploadAsync(citizen, "张三的诊断证明.jpg", Jpeg);
        upload["mediaType"]!.GetValue<string>().ShouldBe("image/jpeg");
        using var other = await world.Host.SignedIn("citizen2");
        (await other.GetAsync($"/api/files/{Text(upload["id"])}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var number = await world.FiledAsync(ForHimself(), form => form["documents"] = Named(upload));
        var mine = await citizen.GetJsonAsync($"/api/cases/{number}");
        mine["form"]!["documents"]![0]!.ToJsonString().ShouldBe(upload.ToJsonString());
        mine["files"]!.AsArray().Single()!["question"]!.GetValue<string>().ShouldBe("困难情况证明材料");
        (await citizen.GetJsonAsync("/api/files"))["items"]!.AsArray().ShouldNotContain(file => Text(file!["id"]) == Text(upload["id"]));

        var (street, _) = await world.TaskAsync(number, Visit);
        using var clerk = await world.Host.SignedIn(street);
        var address = $"/api/cases/{number}/files/{Text(upload["id"])}";
        using var seen = await clerk.GetAsync(address);
        (await seen.Content.ReadAsByteArrayAsync()).ShouldBe(Jpeg);
        seen.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        seen.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var auditor = await world.Host.SignedIn("auditor");
        (await auditor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await auditor.GetJsonAsync($"/api/cases/{number}"))["files"]![0]!["name"].ShouldBeNull();

        var uses = await citizen.GetJsonAsync("/api/my/data-uses");
        uses["items"]!.AsArray().Count(use => Text(use!["case"]) == number && Text(use["service"]) == "查看申请材料").ShouldBe(1);
        var stored = await StoredTexts.ReadAsync(world.Host.ConnectionString);
        stored.ShouldNotContain("张三的诊断证明");
        stored.ShouldNotContain(Convert.ToBase64String(Jpeg));
    }

    [Fact]
    public async Task a_photo_of_the_visit_is_there_for_the_next_office_and_not_for_the_applicant()
    {
        var number = await world.FiledAsync(ForHimself());
        var (street, task) = await world.TaskAsync(number, Visit);
        using var clerk = await world.Host.SignedIn(street);
        var photo = await UploadAsync(clerk, "门牌.png", Png);
        await world.DecideAsync(number, Visit, "support", change: form => form["photos"] = Named(photo));

        var held = (await clerk.GetJsonAsync($"/api/cases/{number}"))["files"]!.AsArray().Single()!;
        held["task"]!.GetValue<string>().ShouldBe(Text(task["name"]));
        held["name"]!.GetValue<string>().ShouldBe("门牌.png");
        using var civil = await world.Host.SignedIn(Civil);
        (await civil.GetByteArrayAsync($"/api/cases/{number}/files/{Text(photo["id"])}")).ShouldBe(Png);
        using var citizen = await world.Host.SignedIn("citizen1");
        (await citizen.GetJsonAsync($"/api/cases/{number}"))["files"]!.AsArray().ShouldBeEmpty();
        (await citizen.GetAsync($"/api/cases/{number}/files/{Text(photo["id"])}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task the_archives_take_it_over_with_the_case()
    {
        using var citizen = await world.Host.SignedIn("citizen1");
        var upload = await UploadAsync(citizen, "诊断证明.png", Png);
        var number = await world.FiledAsync(ForHimself(), form => form["documents"] = Named(upload));
        var (street, _) = await world.TaskAsync(number, Visit);
        (await world.Host.Cases.ActAsync(number, "withdrawal", [])).ShouldBe(HttpStatusCode.Accepted);
        await world.Host.Cases.FinishedAsync(await world.UntilAsync(number, "withdrawn"));
        world.PassDays(31);
        foreach (var round in world.Host.Services.GetServices<IHourlyRound>())
        {
            await round.RunAsync(default);
        }

        using var clerk = await world.Host.SignedIn(street);
        await using var bag = new ZipArchive(new MemoryStream(await clerk.GetByteArrayAsync($"/api/cases/{number}/archive")));
        bag.GetEntry($"data/files/{Text(upload["id"])}.png").ShouldNotBeNull().Length.ShouldBe(Png.Length);
    }

    [Theory]
    [InlineData("程序.exe", "MZ", "不能上传")]
    [InlineData("不是照片.jpg", "%PDF-1.7", "内容须与扩展名一致")]
    [InlineData("空.pdf", "", "是空的")]
    public async Task what_cannot_be_taken_is_refused_with_what_to_do(string name, string content, string words)
    {
        using var citizen = await world.Host.SignedIn("citizen1");
        await RefusedAsync(await SendAsync(citizen, name, Encoding.ASCII.GetBytes(content)), words);
    }

    [Fact]
    public async Task a_file_that_is_too_large_is_refused_and_so_is_a_request_without_one()
    {
        using var citizen = await world.Host.SignedIn("citizen1");
        await RefusedAsync(await SendAsync(citizen, "大.pdf", [.. "%PDF-"u8, .. new byte[10 * 1024 * 1024]]), "超过 10 MB");
        using var nothing = new MultipartFormDataContent { { new StringContent("x"), "words" } };
        await RefusedAsync(await citizen.PostOnceAsync("/api/files", nothing), "请选择一个文件");
        using var nobody = world.Host.Anonymous();
        (await SendAsync(nobody, "照片.png", Png)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_form_names_only_what_fits_its_question_and_was_uploaded_by_whoever_sends_it()
    {
        using var citizen = await world.Host.SignedIn("citizen1");
        using var other = await world.Host.SignedIn("citizen2");
        var list = await UploadAsync(citizen, "清单.txt", "清单"u8.ToArray());
        var theirs = await UploadAsync(other, "别人的.png", Png);
        (await FaultAsync(citizen, Named(list))).ShouldBe(("/documents/0", "文件“清单.txt”不能作为“困难情况证明材料”，这里可以上传 .pdf、.png、.jpg、.jpeg。"));
        (await FaultAsync(citizen, Named(theirs))).Message.ShouldContain("请重新上传");
        (await FaultAsync(citizen, [.. Enumerable.Range(0, 6).Select(at => new JsonObject { ["id"] = $"{at:x32}" })])).ShouldBe(
            ("/documents", "“困难情况证明材料”最多上传 5 个文件，请去掉 1 个。"));
        (await citizen.GetAsync($"/api/files/{Text(list["id"])}")).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing that was uploaded is lost");
    }

    [Fact]
    public async Task sent_again_under_its_key_it_is_the_same_file_and_deleted_it_is_gone()
    {
        using var citizen = await world.Host.SignedIn("citizen2");
        using var first = await SendAsync(citizen, "照片.png", Png, "one-photo");
        using var second = await SendAsync(citizen, "照片.png", Png, "one-photo");
        var id = Text((await first.ReadJsonAsync())["id"]);
        (await second.ReadJsonAsync()).ToJsonString().ShouldBe((await first.ReadJsonAsync()).ToJsonString());
        (await citizen.DeleteAsync($"/api/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await citizen.GetAsync($"/api/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_draft_keeps_its_files_and_housekeeping_deletes_those_that_nothing_claimed()
    {
        using var citizen = await world.Host.SignedIn("elder-2");
        var (kept, left) = (await UploadAsync(citizen, "病历.png", Png), await UploadAsync(citizen, "多余.png", Png));
        world.PassDays(20);
        using var saved = await citizen.PutAsync("/api/drafts/hardship-assistance", HttpJson.Body(new JsonObject
        {
            ["form"] = new JsonObject { ["documents"] = Named(kept) },
            ["answered"] = new JsonArray(),
        }.ToJsonString()));
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
        world.PassDays(11);
        await world.Host.Services.GetRequiredService<ExpiredRows>().DeleteAsync(default);

        (await citizen.GetAsync($"/api/files/{Text(kept["id"])}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RowsAsync(Text(left["id"]))).ShouldBe(0);
        (await citizen.DeleteAsync("/api/drafts/hardship-assistance")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await RowsAsync(Text(kept["id"]))).ShouldBe(0);
    }

    [Fact]
    public async Task an_upload_whose_connection_breaks_leaves_nothing()
    {
        using var citizen = await world.Host.SignedIn("elder-4");
        using (var broken = new TcpClient(world.Host.Address.Host, world.Host.Address.Port))
        {
            var head = $"POST /api/files HTTP/1.1\r\nHost: {world.Host.Address.Authority}\r\n"
                + $"Authorization: {citizen.DefaultRequestHeaders.Authorization}\r\nIdempotency-Key: broken\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7";
            await broken.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        }

        using var after = await SendAsync(citizen, "a.png", Png, "broken");
        after.StatusCode.ShouldBe(HttpStatusCode.Created, "the key is free");
        (await citizen.GetJsonAsync("/api/files"))["total"]!.GetValue<int>().ShouldBe(1);
    }

    private async Task<(string Field, string Message)> FaultAsync(HttpClient client, JsonArray documents)
    {
        var application = await world.ExampleAsync(ForHimself());
        application["form"]!["documents"] = documents;
        using var answer = await client.PostOnceAsync("/api/cases", application);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var fault = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!;
        return (Text(fault["field"]), Text(fault["message"]));
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string words)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
        }
    }

    private async Task<long> RowsAsync(string id)
    {
        await using var database = NpgsqlDataSource.Create(world.Host.ConnectionString);
        await using var command = database.CreateCommand(
            "select (select count(*) from workflow.mt_doc_filerow where id like $1) + (select count(*) from workflow.mt_doc_evidencerow where id like $1)");
        command.Parameters.AddWithValue("%" + id);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
