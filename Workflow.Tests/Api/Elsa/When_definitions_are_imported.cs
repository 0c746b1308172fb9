using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa;

public sealed class When_definitions_are_imported(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Api = "/elsa/api/workflow-definitions";

    [Fact]
    public async Task an_export_is_what_was_imported_to_the_last_character()
    {
        using var client = host.System();
        var text = Rich("rich");
        var imported = await ImportAsync(client, text);

        imported["isPublished"]!.GetValue<bool>().ShouldBeTrue();
        (await client.GetStringAsync($"{Api}/rich/export")).ShouldBe(text);
    }

    [Fact]
    public async Task every_definition_that_the_real_elsa_ran_comes_back_as_it_was()
    {
        using var client = host.System();
        foreach (var (name, definition) in ElsaDefinitions())
        {
            definition["definitionId"] = name;
            definition["id"] = $"{name}-id";
            var imported = await ImportAsync(client, definition.ToJsonString());
            definition["isPublished"] = imported["isPublished"]!.GetValue<bool>();

            var back = await client.GetStringAsync($"{Api}/{name}/export?versionOptions=Latest");
            (back == definition.ToJsonString()).ShouldBeTrue($"{name}: {back}");
        }
    }

    [Fact]
    public async Task what_is_not_supported_becomes_a_draft_with_errors_that_name_the_node_and_cannot_be_published()
    {
        using var client = host.System();
        var imported = await ImportAsync(client, """
            {"definitionId":"odd","name":"奇","isPublished":true,"root":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"cs","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"CSharp","value":"1+1"}}},
              {"id":"in","type":"Elsa.ReadLine","version":1},
              {"id":"no","type":"Acme.Nowhere","version":3,"secret":[1.50,null]}]}}
            """);

        imported["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        imported["validationErrors"]!.AsArray().Select(error => error!["nodeId"]!.GetValue<string>())
            .ShouldBe(["Workflow1:s:cs", "Workflow1:s:in", "Workflow1:s:no"], ignoreOrder: true);
        var refused = await client.PostAsync($"{Api}/odd/publish", HttpJson.Body("{}"));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]!.AsArray();
        errors.Select(error => error!.GetValue<string>()).ShouldContain(text => text.Contains("Workflow1:s:no"));
    }

    [Fact]
    public async Task a_draft_with_unknown_activities_can_be_opened_moved_and_saved_without_losing_them()
    {
        using var client = host.System();
        await ImportAsync(client, """
            {"definitionId":"repair","name":"修","own":{"x":1.0},"root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"no","type":"Acme.Nowhere","version":3,"secret":[1.50,null],"metadata":{"displayText":"旧","designer":{"position":{"x":1,"y":1}}}}]}}
            """);

        var model = (await client.GetJsonAsync($"{Api}/by-definition-id/repair")).AsObject();
        var shown = model["root"]!["activities"]![0]!;
        (shown["type"]!.GetValue<string>(), shown["missingTypeName"]!.GetValue<string>()).ShouldBe(("Elsa.NotFoundActivity", "Acme.Nowhere"));
        shown["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:f:no");
        shown["metadata"]!["designer"]!["position"]!["x"] = 99;

        // Elsa Studio's model has no members of ours.
        model.Remove("own");
        model["links"] = null;
        await SaveAsync(client, model, publish: false);

        var kept = JsonNode.Parse(await client.GetStringAsync($"{Api}/repair/export"))!;
        kept["own"]!["x"]!.ToJsonString().ShouldBe("1.0");
        var activity = kept["root"]!["activities"]![0]!;
        activity["type"]!.GetValue<string>().ShouldBe("Acme.Nowhere");
        activity["secret"]!.ToJsonString().ShouldBe("[1.50,null]");
        activity["metadata"]!["designer"]!["position"]!["x"]!.GetValue<int>().ShouldBe(99);
    }

    [Fact]
    public async Task a_save_that_would_empty_a_workflow_the_designer_could_not_show_is_refused()
    {
        using var client = host.System();
        await ImportAsync(client, """
            {"definitionId":"full","name":"满","root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[{"id":"no","type":"Acme.Nowhere","version":1}]}}
            """);
        var model = (await client.GetJsonAsync($"{Api}/by-definition-id/full")).AsObject();
        model["root"]!["activities"] = new JsonArray();

        var refused = await client.PostAsync(Api, HttpJson.Body(new JsonObject { ["model"] = model }.ToJsonString()));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await client.GetStringAsync($"{Api}/full/export"))!["root"]!["activities"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task importing_again_overwrites_a_draft_and_makes_a_new_version_of_a_published_one()
    {
        using var client = host.System();
        string Text(bool published, string name) =>
            $$$"""{"definitionId":"again","id":"again-x","version":1,"name":"{{{name}}}","isPublished":{{{(published ? "true" : "false")}}},"root":{"id":"w","type":"Elsa.WriteLine","version":1}}""";

        (await ImportAsync(client, Text(false, "一")))["version"]!.GetValue<int>().ShouldBe(1);
        (await ImportAsync(client, Text(true, "二")))["version"]!.GetValue<int>().ShouldBe(1);
        (await ImportAsync(client, Text(true, "二")))["version"]!.GetValue<int>().ShouldBe(1);
        var third = await ImportAsync(client, Text(false, "三"));

        (third["version"]!.GetValue<int>(), third["isPublished"]!.GetValue<bool>()).ShouldBe((2, false));
        (await client.GetJsonAsync($"{Api}/by-definition-id/again?versionOptions=Published"))["name"]!.GetValue<string>().ShouldBe("二");
    }

    [Fact]
    public async Task files_and_archives_are_imported_and_a_bad_one_does_not_hold_up_the_others()
    {
        using var client = host.System();
        static string Text(string id) => $$$"""{"definitionId":"{{{id}}}","name":"{{{id}}}","root":{"id":"w","type":"Elsa.WriteLine","version":1}}""";
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, true))
        {
            foreach (var id in new[] { "in-zip-1", "in-zip-2" })
            {
                await using var entry = await archive.CreateEntry($"{id}.json").OpenAsync();
                await entry.WriteAsync(Encoding.UTF8.GetBytes(Text(id)));
            }
        }

        var good = await client.PostAsync($"{Api}/import-files", Form(("a.json", Encoding.UTF8.GetBytes(Text("in-file"))), ("b.zip", zip.ToArray())));
        (await good.ReadJsonAsync())["count"]!.GetValue<int>().ShouldBe(3);
        var bad = await client.PostAsync($"{Api}/import-files", Form(("bad.json", "{"u8.ToArray()), ("c.json", Encoding.UTF8.GetBytes(Text("beside")))));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bad.Content.ReadAsStringAsync()).ShouldContain("bad.json");
        foreach (var id in new[] { "in-file", "in-zip-1", "in-zip-2", "beside" })
        {
            (await client.GetJsonAsync($"{Api}/by-definition-id/{id}"))["definitionId"]!.GetValue<string>().ShouldBe(id);
        }

        (await client.PostAsync($"{Api}/import-files", Form(("x.zip", [1, 2, 3])))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"definitionId":"a","definitionId":"b"}""")]
    [InlineData("""{"name":"\u0000"}""")]
    [InlineData("""{"root":{"\ud800":1}}""")]
    public async Task what_is_no_definition_is_refused_in_elsas_shape(string text)
    {
        using var client = host.System();
        foreach (var path in new[] { $"{Api}/import", Api, "/elsa/api/bulk-actions/delete/workflow-definitions/by-id" })
        {
            var refused = await client.PostAsync(path, HttpJson.Body(text));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]!.AsArray().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task a_workflow_nested_a_hundred_deep_is_imported_and_shown()
    {
        using var client = host.System();
        var root = """{"id":"w","type":"Elsa.WriteLine","version":1}""";
        for (var i = 0; i < 100; i++)
        {
            root = $$"""{"id":"s{{i}}","type":"Elsa.Sequence","version":1,"activities":[{{root}}]}""";
        }

        var text = $$"""{"definitionId":"deep","name":"深","isPublished":true,"root":{{root}}}""";
        (await client.PostAsync($"{Api}/import", HttpJson.Body(text))).EnsureSuccessStatusCode();

        JsonNode.Parse(await client.GetStringAsync($"{Api}/by-definition-id/deep"), null, new JsonDocumentOptions { MaxDepth = 512 })!["isPublished"]!
            .GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, HttpStatusCode.OK)]
    [InlineData(9, HttpStatusCode.BadRequest)]
    public async Task a_definition_may_be_larger_than_other_requests_but_not_without_end(int megabytes, HttpStatusCode expected)
    {
        using var client = host.System();
        var text = $$$"""{"definitionId":"large","name":"大","own":"{{{new string('x', megabytes * 1024 * 1024)}}}","root":{"id":"w","type":"Elsa.WriteLine","version":1}}""";

        (await client.PostAsync($"{Api}/import", HttpJson.Body(text))).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task who_may_not_draw_may_not_import()
    {
        using var auditor = await host.SignedIn("auditor");
        using var nobody = host.Anonymous();
        var text = Rich("forbidden");

        (await auditor.PostAsync($"{Api}/import", HttpJson.Body(text))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.PostAsync($"{Api}/import", HttpJson.Body(text))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync(Api)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await auditor.GetAsync($"{Api}?versionOptions=Latest")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    internal static async Task<JsonObject> ImportAsync(HttpClient client, string text)
    {
        using var answer = await client.PostAsync($"{Api}/import", HttpJson.Body(text));
        return (await answer.ReadJsonAsync()).AsObject();
    }

    internal static async Task<JsonObject> SaveAsync(HttpClient client, JsonObject model, bool publish)
    {
        using var answer = await client.PostAsync(
            Api, HttpJson.Body(new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }.ToJsonString()));
        return (await answer.ReadJsonAsync()).AsObject();
    }

    private static MultipartFormDataContent Form(params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(name.EndsWith("json", StringComparison.Ordinal) ? "application/json" : "application/zip");
            form.Add(part, "files", name);
        }

        return form;
    }

    private static IEnumerable<(string Name, JsonObject Definition)> ElsaDefinitions() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "Workflow.Tests", "Engine", "Conformance"), "*.json", SearchOption.AllDirectories)
        let name = Path.GetFileNameWithoutExtension(file)
        from definition in JsonNode.Parse(File.ReadAllText(file))!["case"]!["definitions"]!.AsArray().Index()
        select ($"{name}-{definition.Index}", definition.Item!.DeepClone().AsObject());

    /// <summary>Everything Elsa knows of and much it does not, in an order and in numbers of its own.</summary>
    private static string Rich(string id) =>
        """
        { "zeta" : [1.0, 1e3, -0.0, 12345678901234567890.123, null, {"b":1,"a":2}],
          "$schema":"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",
          "id":"ID-v3","definitionId":"ID","version":3, "name":" 富 ", "description":null,
          "createdAt":"2025-01-15T00:00:00+00:00","toolVersion":"3.8.0.0","isReadonly":false,"isSystem":false,
          "isLatest":true,"isPublished":true,
          "variables":[{"id":"v1","name":"申请人","typeName":"String","isArray":false,"value":"张\u4e09","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core","x-own":{"n":1.50}},
                       {"id":"v2","name":"m","typeName":"Int32","isArray":true,"value":null,"storageDriverTypeName":"Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core"}],
          "inputs":[{"type":"String","name":"Applicant","displayName":"申请人","category":"基础","uiHint":"singleline","isArray":false,"storageDriverType":null,"defaultValue":0.10}],
          "outputs":[{"type":"String","name":"Decision","displayName":"结论"}],
          "outcomes":["通过","拒绝"],
          "customProperties":{"deep":{"deeper":[[],{},""]}},
          "options":{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime","usableAsActivity":true,"autoUpdateConsumingWorkflows":false,"incidentStrategyType":null,"commitStrategyName":null,"own":7.00},
          "root":{"id":"f","type":"Elsa.Flowchart","version":1,"customProperties":{"notFoundConnections":[]},"metadata":{"own":1E-2},"connections":[],
            "activities":[{"metadata":{"designer":{"position":{"x":-60.0,"y":1e1}}},"id":"w","type":"Elsa.WriteLine","version":1,"unknownProperty":{"a":null},
              "text":{"typeName":"String","expression":{"type":"Literal","value":"好"},"memoryReference":null}}],
            "variables":[{"id":"v3","name":"inner","typeName":"Object","value":null}]},
          "last":null
        }
        """.Replace("ID", id, StringComparison.Ordinal);
}
