using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Tables;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.ServiceCatalogue;

/// <summary>The province's office keeps the catalogue over HTTP, and everybody on the staff reads it.</summary>
public sealed partial class When_the_service_catalogue_is_kept(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Catalogue = "/api/service-catalogue";
    private const string Import = "/service-catalogue/import";

    [Fact]
    public async Task the_first_contents_are_there_once_however_often_the_host_starts()
    {
        await host.RestartAsync();
        using var clerk = await host.SignedIn("clerk-wjw");

        var all = await clerk.GetJsonAsync($"{Catalogue}?take=200");
        var ours = await clerk.GetJsonAsync($"{Catalogue}?list=social-governance&unit=生态环境部门");

        all["lists"]!.AsArray().ShouldAllBe(list => list!["entryCount"]!.GetValue<int>() >= 2);
        ours["entries"]!["items"]!.AsArray().Select(Code).ShouldBe(["illegal-dumping"]);
        (await clerk.GetJsonAsync($"{Catalogue}/items/one-off-allowance"))["version"]!.GetValue<long>().ShouldBe(1);
    }

    [Fact]
    public async Task an_exported_table_changes_nothing_and_a_changed_one_is_previewed_before_it_is_imported()
    {
        using var office = await host.SignedIn("coordinator");
        var exported = await office.GetByteArrayAsync($"{Catalogue}/table.xlsx?list=government-operation");
        (await PreviewAsync(office, exported))["changes"]!.AsArray().ShouldBeEmpty();

        var rows = SheetReader.Read(exported).Skip(2).Select(row => Enumerable.Range(0, 13).Select(row.Text).ToArray()).ToList();
        rows.First(row => row[5] == "asset-match")[10] = "2";
        rows.Add([.. rows[0][..5], "document-reply", .. rows[0][6..]]);
        var changed = SheetWriter.Write(new Sheet("实施清单", "实施清单", ServiceColumns.All, rows));
        var preview = await PreviewAsync(office, changed);

        preview["newCount"]!.GetValue<int>().ShouldBe(1);
        preview["changes"]!.AsArray().Single(change => Code(change) == "asset-match")!["fields"]!.AsArray()
            .Select(field => $"{field!["title"]} {field["from"]} {field["to"]}").ShouldBe(["承诺时限（工作日） 3 2"]);
        (await VersionAsync(office, "asset-match")).ShouldBe(1, "a preview changes nothing");
        var path = $"{Catalogue}/import?fingerprint={preview["fingerprint"]}";
        using var imported = await office.PostOnceAsync(path, Form(changed));
        (await imported.ReadJsonAsync())["changedCount"]!.GetValue<int>().ShouldBe(preview["changedCount"]!.GetValue<int>());
        (await VersionAsync(office, "asset-match")).ShouldBe(2);

        using var again = await office.PostOnceAsync(path, Form(changed));
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict, "there is nothing left of what was previewed");
        rows[0][10] = "很快";
        using var wrong = await office.PostOnceAsync(
            $"{Catalogue}/import", Form(SheetWriter.Write(new Sheet("表", "表", ServiceColumns.All, rows))));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("K3");
    }

    [Fact]
    public async Task the_form_that_confirms_an_import_was_not_on_the_page_that_answered_it()
    {
        using var office = await host.SignedIn("coordinator");
        var rows = SheetReader.Read(await office.GetByteArrayAsync($"{Catalogue}/table.xlsx")).Skip(2)
            .Select(row => Enumerable.Range(0, 13).Select(row.Text).ToArray()).ToList();
        rows.First(row => row[5] == "job-service")[10] = "2";
        using var upload = Form(SheetWriter.Write(new Sheet("实施清单", "实施清单", ServiceColumns.All, rows)));
        using var page = await office.GetAsync(Import);
        office.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        foreach (var (name, value) in Hidden(await page.Content.ReadAsStringAsync()))
        {
            upload.Add(new StringContent(value), name);
        }

        using var preview = await office.PostAsync(Import, upload);
        using var confirmed = await office.PostAsync(
            Import, new FormUrlEncodedContent(Hidden((await preview.Content.ReadAsStringAsync()).Split("</form>")
                .First(form => form.Contains("fingerprint", StringComparison.Ordinal)))));

        (await confirmed.Content.ReadAsStringAsync()).ShouldContain("已导入：新增 0 项，修改 1 项");
        (await VersionAsync(office, "job-service")).ShouldBe(2);
    }

    [Fact]
    public async Task a_revised_item_says_which_entries_it_touches_and_where_a_scenario_runs_by_other_limits()
    {
        using var office = await host.SignedIn("coordinator");
        var item = await office.GetJsonAsync($"{Catalogue}/items/birth-certificate");
        item["scenarios"]![0]!["differs"]!.GetValue<bool>().ShouldBeFalse();
        var content = item["content"]!.AsObject();
        content["promisedDays"] = 1;

        using var revised = await office.PostOnceAsync($"{Catalogue}/items/birth-certificate/revisions", content);
        (await revised.ReadJsonAsync())["touches"]!.AsArray().Select(Code).ShouldBe(["newborn"]);
        content["promisedDays"] = 8;
        using var tooLong = await office.PostOnceAsync($"{Catalogue}/items/birth-certificate/revisions", content);
        (await tooLong.Content.ReadAsStringAsync()).ShouldContain("/promisedDays");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Catalogue}/items/birth-certificate/revisions")
        {
            Content = HttpJson.Body(content.ToJsonString()),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var late = await office.SendAsync(request);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var now = await office.GetJsonAsync($"{Catalogue}/items/birth-certificate");
        now["scenarios"]![0]!["differs"]!.GetValue<bool>().ShouldBeTrue();
        now["history"]!.AsArray().Select(version => $"{version!["version"]} {version["by"]} {version["changes"]!.AsArray().Count}")
            .ShouldBe(["2 coordinator 1", "1 engine 7"]);
        (await office.GetJsonAsync($"{Catalogue}/items/birth-certificate/comparison?from=2&to=1"))[0]!["to"]!.GetValue<string>().ShouldBe("2");
        (await office.GetStringAsync("/service-catalogue/items/birth-certificate?from=1&to=2")).ShouldContain("与清单不一致");
        (await office.GetStringAsync("/service-catalogue/items/birth-certificate/revision")).ShouldContain("新生儿出生一件事");
    }

    [Fact]
    public async Task a_revised_entry_has_its_items_in_the_order_that_was_said()
    {
        using var office = await host.SignedIn("coordinator");
        var content = (await office.GetJsonAsync($"{Catalogue}/entries/manhole-cover"))["content"]!.AsObject();
        content["items"] = new JsonArray("manhole-owner", "event-dispatch");

        using var revised = await office.PostOnceAsync($"{Catalogue}/entries/manhole-cover/revisions", content);

        (await revised.ReadJsonAsync())["version"]!.GetValue<long>().ShouldBe(2);
        (await office.GetJsonAsync($"{Catalogue}/entries/manhole-cover"))["items"]!.AsArray().Select(Code)
            .ShouldBe(["manhole-owner", "event-dispatch"]);
        (await office.GetJsonAsync($"{Catalogue}/items/manhole-repair"))["touches"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("analyst", HttpStatusCode.OK)]
    [InlineData("clerk-wjw", HttpStatusCode.OK)]
    [InlineData("citizen1", HttpStatusCode.Forbidden)]
    public async Task staff_read_the_catalogue_and_only_coordinators_change_it(string user, HttpStatusCode reading)
    {
        using var client = await host.SignedIn(user);

        using var list = await client.GetAsync(Catalogue);
        using var page = await client.GetAsync("/service-catalogue");
        using var revision = await client.PostOnceAsync(
            $"{Catalogue}/entries/newborn/revisions", new JsonObject { ["list"] = "public-service" });

        (list.StatusCode, page.StatusCode).ShouldBe((reading, reading));
        revision.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Dictionary<string, string> Hidden(string page)
    {
        var main = page[Math.Max(0, page.IndexOf("<main", StringComparison.Ordinal))..];
        return HiddenInput().Matches(main).DistinctBy(input => input.Groups[1].Value).ToDictionary(
            input => input.Groups[1].Value, input => WebUtility.HtmlDecode(input.Groups[2].Value));
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" ?/?>""")]
    private static partial Regex HiddenInput();

    private static string Code(JsonNode? node) => node!["code"]!.GetValue<string>();

    private static async Task<long> VersionAsync(HttpClient client, string item) =>
        (await client.GetJsonAsync($"{Catalogue}/items/{item}"))["version"]!.GetValue<long>();

    private static async Task<JsonNode> PreviewAsync(HttpClient office, byte[] content)
    {
        using var answer = await office.PostAsync($"{Catalogue}/import/preview", Form(content));
        return await answer.ReadJsonAsync();
    }

    private static MultipartFormDataContent Form(byte[] content) => new() { { new ByteArrayContent(content), "file", "实施清单.xlsx" } };
}
