using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Api.Elsa.When_definitions_are_imported;

namespace Workflow.Tests.Api.Elsa;

public sealed class When_definitions_are_edited(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Api = "/elsa/api/workflow-definitions";
    private const string Bulk = "/elsa/api/bulk-actions";

    [Fact]
    public async Task studio_creates_saves_and_publishes()
    {
        using var client = host.System();
        var created = await PostAsync(client, Api, """
            {"model":{"definitionId":null,"id":null,"name":"新流程","variables":null,"inputs":null,"outputs":null,"customProperties":null,"options":null,
             "root":{"id":"391ae4816920efd4","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}},"publish":null}
            """, 201);
        var model = created["workflowDefinition"]!.AsObject();
        var id = model["definitionId"]!.GetValue<string>();
        model["root"]!["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:391ae4816920efd4");
        new[] { "variables", "inputs", "outputs", "outcomes", "customProperties", "options" }.ShouldAllBe(name => model[name] != null);
        Rels(model).ShouldContain("publish");

        model["root"]!["activities"] = JsonNode.Parse("""[{"id":"w","type":"Elsa.WriteLine","version":1}]""");
        var published = await SaveAsync(client, model, publish: true);
        published["alreadyPublished"]!.GetValue<bool>().ShouldBeFalse();
        var first = published["workflowDefinition"]!.AsObject();
        (first["version"]!.GetValue<int>(), first["isPublished"]!.GetValue<bool>()).ShouldBe((1, true));

        first["name"] = "改名";
        var second = (await SaveAsync(client, first, publish: false))["workflowDefinition"]!;
        (second["version"]!.GetValue<int>(), second["isLatest"]!.GetValue<bool>(), second["isPublished"]!.GetValue<bool>())
            .ShouldBe((2, true, false));
        (await client.GetJsonAsync($"{Api}/{id}/versions")).AsArray().Select(row => row!["version"]!.GetValue<int>()).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task publishing_with_errors_keeps_the_draft_and_lists_them()
    {
        using var client = host.System();
        var refused = await client.PostAsync(Api, HttpJson.Body("""
            {"model":{"definitionId":"faulty","name":"错","root":{"id":"x","type":"Acme.Nowhere","version":1}},"publish":true}
            """));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Workflow1:x");
        (await client.GetJsonAsync($"{Api}/by-definition-id/faulty"))["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        (await client.GetJsonAsync($"{Api}/faulty/validation"))["canPublish"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task versions_are_published_retracted_reverted_and_deleted()
    {
        using var client = host.System();
        await DefineAsync(client, "life", "一", publish: true);
        await DefineAsync(client, "life", "二", publish: false);

        (await PostAsync(client, $"{Api}/life/publish"))["workflowDefinition"]!["version"]!.GetValue<int>().ShouldBe(2);
        (await PostAsync(client, $"{Api}/life/publish"))["alreadyPublished"]!.GetValue<bool>().ShouldBeTrue();
        (await PostAsync(client, $"{Api}/life/publish?version=1"))["workflowDefinition"]!["name"]!.GetValue<string>().ShouldBe("一");
        (await PostAsync(client, $"{Api}/life/retract"))["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        (await PostAsync(client, $"{Api}/life/revert/1?note=%E6%81%A2%E5%A4%8D"))["version"]!.GetValue<int>().ShouldBe(3);
        (await client.DeleteAsync($"{Api}/life/version/2")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync("/elsa/api/workflow-definition-versions/life:3")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetJsonAsync($"{Api}/life/versions")).AsArray().Select(row => row!["version"]!.GetValue<int>()).ShouldBe([1]);

        var changes = (await client.GetJsonAsync($"{Api}/life/changes"))["items"]!.AsArray();
        changes.Select(change => change!["body"]!["note"]?.GetValue<string>()).ShouldContain("恢复");
        changes.ShouldAllBe(change => change!["actor"]!.GetValue<string>() == "demo-key");
        (await client.DeleteAsync($"{Api}/life")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync($"{Api}/by-definition-id/life")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task lists_are_filtered_ordered_and_paged()
    {
        using var client = host.System();
        foreach (var name in new[] { "丙", "甲", "乙" })
        {
            await DefineAsync(client, $"ordered-{name}", $"列表{name}", publish: name != "乙");
        }

        var page = await client.GetJsonAsync(
            $"{Api}?versionOptions=Latest&Page=1&PageSize=2&SearchTerm=%E5%88%97%E8%A1%A8&IsSystem=False&OrderBy=Name&OrderDirection=Ascending");
        page["totalCount"]!.GetValue<int>().ShouldBe(3);
        page["items"]!.AsArray().Select(row => row!["name"]!.GetValue<string>()).ShouldBe(["列表甲"]);
        Rels(page).ShouldContain("bulk-publish");
        (await client.GetJsonAsync($"{Api}?versionOptions=Published&SearchTerm=ordered-"))["totalCount"]!.GetValue<int>().ShouldBe(2);
        var id = page["items"]![0]!["id"]!.GetValue<string>();
        (await client.GetJsonAsync($"{Api}?versionOptions=&Ids={Uri.EscapeDataString(id)}&Ids=gone"))["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await client.GetJsonAsync($"{Api}/many-by-id?ids={Uri.EscapeDataString(id)}"))["items"]!.AsArray().Count.ShouldBe(1);
        (await client.GetJsonAsync($"{Api}/by-id/{Uri.EscapeDataString(id)}"))["id"]!.GetValue<string>().ShouldBe(id);
        (await client.GetJsonAsync($"{Api}/query/count"))["count"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(3);
        (await client.GetJsonAsync($"{Api}/validation/is-name-unique?name=%E5%88%97%E8%A1%A8%E7%94%B2"))["isUnique"]!.GetValue<bool>().ShouldBeFalse();
        (await client.GetJsonAsync($"{Api}/validation/is-name-unique?name=%E5%88%97%E8%A1%A8%E7%94%B2&definitionId=ordered-%E7%94%B2"))["isUnique"]!
            .GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("?versionOptions=Newest")]
    [InlineData("?pageSize=0")]
    [InlineData("?page=-1")]
    [InlineData("?orderBy=Colour")]
    [InlineData("?isSystem=2")]
    public async Task nonsense_in_the_query_is_refused(string query)
    {
        using var client = host.System();
        (await client.GetAsync(Api + query)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task many_are_changed_at_once_and_those_missing_are_named()
    {
        using var client = host.System();
        await DefineAsync(client, "bulk-1", "一", publish: false);
        await DefineAsync(client, "bulk-2", "二", publish: true);
        const string Ids = """{"definitionIds":["bulk-1","bulk-2","bulk-0"]}""";

        var published = await PostAsync(client, $"{Bulk}/publish/workflow-definitions/by-definition-ids", Ids);
        Texts(published, "published").ShouldBe(["bulk-1"]);
        Texts(published, "alreadyPublished").ShouldBe(["bulk-2"]);
        Texts(published, "notFound").ShouldBe(["bulk-0"]);
        var retracted = await PostAsync(client, $"{Bulk}/retract/workflow-definitions/by-definition-ids", Ids);
        Texts(retracted, "retracted").ShouldBe(["bulk-1", "bulk-2"]);
        (await PostAsync(client, $"{Bulk}/delete/workflow-definitions/by-id", """{"ids":["bulk-1:1"]}"""))["deleted"]!.GetValue<int>().ShouldBe(1);
        (await PostAsync(client, $"{Bulk}/delete/workflow-definitions/by-definition-id", Ids))["deleted"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task an_editor_that_started_from_an_older_version_is_told_who_saved_the_newer_one()
    {
        using var analyst = await host.SignedIn("analyst");
        using var system = host.System();
        await DefineAsync(system, "shared-draft", "一", publish: true);
        var old = (await analyst.GetJsonAsync($"{Api}/by-definition-id/shared-draft")).AsObject();
        await DefineAsync(system, "shared-draft", "二", publish: false);

        var refused = await analyst.PostAsync(Api, HttpJson.Body(new JsonObject { ["model"] = old }.ToJsonString()));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("demo-key");
    }

    [Fact]
    public async Task a_page_of_another_site_cannot_save_with_the_visitors_cookie()
    {
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, Api) { Content = HttpJson.Body("{}") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<JsonObject> DefineAsync(HttpClient client, string id, string name, bool publish) => ImportAsync(client, new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = name,
        ["isPublished"] = publish,
        ["root"] = JsonNode.Parse("""{"id":"w","type":"Elsa.WriteLine","version":1}"""),
    }.ToJsonString());

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, string body = "{}", int status = 200)
    {
        using var answer = await client.PostAsync(path, HttpJson.Body(body));
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private static IEnumerable<string> Texts(JsonNode node, string member) =>
        node[member]!.AsArray().Select(item => item!.GetValue<string>());

    private static IEnumerable<string> Rels(JsonNode node) =>
        node["links"]!.AsArray().Select(link => link!["rel"]!.GetValue<string>());
}
