using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Api.Elsa;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Http;

/// <summary>
/// What a workflow marks as personal is sealed wherever it is stored, by whichever way it came; scripts and authorised
/// answers have it in clear.
/// </summary>
public sealed class When_personal_values_come_in(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Name = "欧阳测试甲";
    private const string Number = "320102199001019998";
    private const string Phone = "13900009876";
    private const string Address = "测试路九百九十九号";
    private const string Opinion = "测试意见绝密";

    private const string Waits =
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"say","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"JavaScript","value":"'你好' + getInput('name')"}}},
          {"id":"keep","type":"Elsa.SetVariable","version":1,"variable":{"id":"v_x","name":"x"},
           "value":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('name')"}}},
          {"id":"size","type":"Elsa.SetOutput","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"r"}},
           "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('name').length"}}},
          {"id":"e","type":"Elsa.Event","version":1,"customProperties":{"personal":{"/address":"/idNumber","/idNumber":"/idNumber"}},
           "eventName":{"typeName":"String","expression":{"type":"Literal","value":"Moved"}}},
          {"id":"t","type":"Elsa.RunTask","version":1,"customProperties":{"personal":{"":null}},
           "taskName":{"typeName":"String","expression":{"type":"Literal","value":"评议"}}},
          {"id":"u","type":"Elsa.RunTask","version":1,"customProperties":{"personal":{"/opinion":null}},
           "taskName":{"typeName":"String","expression":{"type":"Literal","value":"复议"}}}]}
        """;

    [Fact]
    public async Task no_table_holds_them_in_clear_and_expressions_read_them()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(Marked("personal-waits", Waits));
        var given = new JsonObject { ["name"] = Name, ["idNumber"] = Number };
        var body = new JsonObject { ["input"] = given.DeepClone(), ["correlationId"] = "moving" };
        using var executed = await server.PostAsync("workflow-definitions/personal-waits/execute", body.ToJsonString(), "personal-1");
        var id = executed.Headers.GetValues(ElsaServer.InstanceHeader).Single();
        await server.DoAsync("workflow-definitions/personal-waits/dispatch", body);
        (await executed.Content.ReadAsStringAsync()).ShouldNotContain(Name);

        await server.DoAsync("events/Moved/trigger", Event("nobody-yet"));
        await server.DoAsync("events/Moved/trigger", Event("moving", "Synchronous"));
        await server.DoAsync($"tasks/{await TaskAsync(server, id)}/complete", new JsonObject { ["result"] = Opinion });
        await server.DoAsync("bookmarks/resume", new JsonObject
        {
            ["workflowInstanceId"] = id,
            ["bookmarkId"] = (await BookmarkAsync(server, id))["id"]!.DeepClone(),
            ["input"] = new JsonObject { ["opinion"] = Opinion },
            ["async"] = true,
        });
        var ended = await server.UntilAsync(id, seen => seen["status"]!.GetValue<string>() == "Finished");

        ended["workflowState"]!["output"]!["r"]!.GetValue<int>().ShouldBe(Name.Length);
        await ShouldHoldNothingAsync();
        (await server.JournalAsync(id)).ToJsonString().ShouldNotContain(Name);
        var variables = await server.GetAsync($"workflow-instances/{id}/variables");
        variables["items"]![0]!["value"]!["masked"]!.GetValue<string>().ShouldBe("***");
    }

    [Fact]
    public async Task a_request_that_starts_or_resumes_is_answered_in_clear_and_stored_sealed()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(Marked("personal-http", $"{{\"id\":\"s\",\"type\":\"Elsa.Sequence\",\"version\":1,\"activities\":[{string.Join(',',
            Personal(HttpWorkflows.Endpoint("'personal'", "POST")),
            HttpWorkflows.Respond("getOutputFrom('On','ParsedContent').phone + getOutputFrom('On','QueryStringData').name"),
            Personal(HttpWorkflows.Endpoint("'personal/more'", "POST", starts: false, id: "More")),
            HttpWorkflows.Respond("getOutputFrom('More','ParsedContent').phone"))}]}}"));
        var body = new JsonObject { ["phone"] = Phone, ["idNumber"] = Number };

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var started = await client.PostOnceAsync($"/workflows/personal?name={Uri.EscapeDataString(Name)}", body, "personal-2");
            (await started.Content.ReadAsStringAsync()).ShouldBe(Phone + Name);
        }

        using var resumed = await client.PostOnceAsync("/workflows/personal/more", body);
        (await resumed.Content.ReadAsStringAsync()).ShouldBe(Phone);
        resumed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldHoldNothingAsync();
    }

    [Fact]
    public async Task an_event_that_starts_is_sealed_also_while_a_draft_is_tried_out()
    {
        const string Starts =
            """
            {"id":"e","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true,"personal":{"/address":"/idNumber","/idNumber":"/idNumber"}},
             "eventName":{"typeName":"String","expression":{"type":"Literal","value":"Came"}}}
            """;
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(Marked("personal-draft", Starts.Replace("Came", "Tried", StringComparison.Ordinal), isPublished: false));
        var tried = await server.ExecuteAsync("personal-draft", version: "Latest");
        await server.DoAsync("events/Tried/trigger", Event("nobody-at-all"));
        await server.DoAsync("events/Tried/trigger", Event(null, "Synchronous"));
        await server.UntilAsync(tried, seen => seen["status"]!.GetValue<string>() == "Finished");
        await server.ImportAsync(Marked("personal-event", Starts));

        await server.DoAsync("events/Came/trigger", Event(null, "Synchronous"));

        var list = await server.GetAsync("workflow-instances?definitionId=personal-event");
        list["items"]!.AsArray().Count.ShouldBe(1);
        await ShouldHoldNothingAsync();
    }

    [Fact]
    public async Task what_looks_sealed_already_was_opened_with_somebodys_key()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(Marked("personal-forged", Waits));

        using var answer = await server.PostAsync(
            "workflow-definitions/personal-forged/execute",
            """{"input":{"name":[{"$personal":{"subject":"s","key":"k","cipher":"c"}}]}}""",
            "forged-1");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("$personal");
    }

    [Fact]
    public async Task marks_that_cannot_be_read_keep_the_definition_from_being_published()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        var definition = Marked("personal-wrong", """{"id":"w","type":"Elsa.WriteLine","version":1}""");
        definition["customProperties"] = new JsonObject { ["personal"] = true };

        var saved = (await server.DoAsync("workflow-definitions/import", definition))!;

        saved["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        saved["validationErrors"]!.AsArray().ShouldContain(error => error!["message"]!.GetValue<string>().Contains("personal", StringComparison.Ordinal));
    }

    private static JsonObject Marked(string id, string root, bool isPublished = true) => JsonNode.Parse(
        $$"""
        {"definitionId":"{{id}}","name":"{{id}}","version":1,"isPublished":{{(isPublished ? "true" : "false")}},"isLatest":true,
         "customProperties":{"personal":{"/name":"/idNumber","/idNumber":"/idNumber"} },
         "variables":[{"id":"v_x","name":"x","typeName":"Object","isArray":false,"value":null}],
         "inputs":[{"name":"name","type":"String"},{"name":"idNumber","type":"String"}],"outputs":[{"name":"r","type":"Object"}],"root":{{root}} }
        """)!.AsObject();

    private static string Personal(string endpoint)
    {
        var activity = JsonNode.Parse(endpoint)!.AsObject();
        activity["customProperties"]!["personal"] = new JsonObject
        {
            ["/content/phone"] = "/content/idNumber",
            ["/content/idNumber"] = "/content/idNumber",
            ["/query"] = "/content/idNumber",
        };
        return activity.ToJsonString();
    }

    private static JsonObject Event(string? correlation, string mode = "Asynchronous") => new()
    {
        ["correlationId"] = correlation,
        ["workflowExecutionMode"] = mode,
        ["input"] = new JsonObject { ["address"] = Address, ["idNumber"] = Number },
    };

    private static async Task<JsonNode> BookmarkAsync(ElsaServer server, string id) =>
        (await server.UntilAsync(id, seen => seen["workflowState"]!["bookmarks"]!.AsArray().Count == 1))["workflowState"]!["bookmarks"]![0]!;

    private static async Task<string> TaskAsync(ElsaServer server, string id)
    {
        var waiting = await server.UntilAsync(
            id, seen => seen["workflowState"]!["bookmarks"]![0]?["activityId"]?.GetValue<string>() == "t");
        return waiting["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]!.GetValue<string>();
    }

    private async Task ShouldHoldNothingAsync()
    {
        var stored = await StoredTexts.ReadAsync(host.ConnectionString);
        foreach (var value in new[] { Name, Number, Phone, Address, Opinion })
        {
            var place = stored.IndexOf(value, StringComparison.Ordinal);
            place.ShouldBe(-1, place < 0 ? null : $"a value stands in clear: …{stored[Math.Max(0, place - 300)..place]}");
        }
    }
}
