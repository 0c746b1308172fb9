using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa;

public sealed class When_a_workflow_is_executed(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Waits =
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"say","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"JavaScript","value":"`n is ${typeof getInput('n')}`"}}},
          {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Go"}}}]}
        """;

    private const string Faults =
        """
        {"id":"ft","type":"Elsa.Fault","version":1,"message":{"typeName":"String","expression":{"type":"Literal","value":"boom"}}}
        """;

    [Fact]
    public async Task the_answer_is_the_state_after_the_first_burst_and_already_committed()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("first-burst", Waits, """[{"name":"n","type":"Int32"}]""");

        using var answer = await server.PostAsync(
            "workflow-definitions/first-burst/execute",
            """{"input":{"n":"7"},"correlationId":"c-1","name":"一号"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var state = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["workflowState"]!;
        var id = answer.Headers.GetValues(ElsaServer.InstanceHeader).Single();
        answer.Headers.GetValues("x-elsa-workflow-cannot-start").Single().ShouldBe("False");
        state["id"]!.GetValue<string>().ShouldBe(id);
        (state["status"]!.GetValue<string>(), state["subStatus"]!.GetValue<string>()).ShouldBe(("Running", "Suspended"));
        (state["correlationId"]!.GetValue<string>(), state["name"]!.GetValue<string>()).ShouldBe(("c-1", "一号"));
        state["bookmarks"]![0]!["payload"]!["eventName"]!.GetValue<string>().ShouldBe("Go");
        state["input"]!["n"]!.GetValue<int>().ShouldBe(7);

        var stored = await server.InstanceAsync(id);
        stored["workflowState"]!["bookmarks"]!.AsArray().Count.ShouldBe(1);
        var line = (await server.JournalAsync(id)).Single(entry =>
            entry!["activityId"]!.GetValue<string>() == "say" && entry["eventName"]!.GetValue<string>() == "Completed")!;
        line["message"]!.GetValue<string>().ShouldBe("n is number");
        line["activityState"]!["Text"]!.GetValue<string>().ShouldBe("n is number");
    }

    [Fact]
    public async Task a_get_takes_its_input_from_the_address()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("by-get", Waits, """[{"name":"n","type":"Int32"}]""");

        var state = (await server.GetAsync("workflow-definitions/by-get/execute?correlationId=g&input=%7B%22n%22:3%7D"))["workflowState"]!;

        (state["correlationId"]!.GetValue<string>(), state["input"]!["n"]!.GetValue<int>()).ShouldBe(("g", 3));
    }

    [Fact]
    public async Task a_fault_is_the_workflows_and_not_the_servers()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("faults", Faults);

        using var answer = await server.PostAsync("workflow-definitions/faults/execute", "{}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var state = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["workflowState"]!;
        state["subStatus"]!.GetValue<string>().ShouldBe("Faulted");
        var incident = state["incidents"]![0]!;
        (incident["activityId"]!.GetValue<string>(), incident["message"]!.GetValue<string>()).ShouldBe(("ft", "boom"));
        incident["exception"]!["type"]!.GetValue<string>().ShouldEndWith("FaultException");
    }

    [Fact]
    public async Task a_child_that_ends_at_once_has_ended_when_the_answer_comes()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("child-of-one", """{"id":"w","type":"Elsa.WriteLine","version":1}""");
        await server.ImportAsync(
            "parent-of-one",
            """
            {"id":"x","type":"Elsa.ExecuteWorkflow","version":1,
             "workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"child-of-one"}},
             "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true}}}
            """);

        foreach (var _ in Enumerable.Range(0, 20))
        {
            var state = (await server.DoAsync("workflow-definitions/parent-of-one/execute", new JsonObject()))!["workflowState"]!;
            state["subStatus"]!.GetValue<string>().ShouldBe("Finished");
        }
    }

    [Fact]
    public async Task a_child_that_was_only_sent_on_its_way_has_begun_when_the_answer_comes()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("sent-child", Waits);
        await server.ImportAsync(
            "sends-child",
            """
            {"id":"x","type":"Elsa.DispatchWorkflow","version":1,
             "workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"sent-child"}}}
            """);

        foreach (var count in Enumerable.Range(1, 5))
        {
            await server.ExecuteAsync("sends-child");
            var waiting = await server.DoAsync("workflow-instances", JsonNode.Parse("""{"definitionId":"sent-child","subStatus":"Suspended"}"""));
            waiting!["totalCount"]!.GetValue<int>().ShouldBe(count);
        }
    }

    [Fact]
    public async Task variables_that_are_given_take_the_place_of_their_defaults_as_their_type_has_them()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(JsonNode.Parse(
            """
            {"definitionId":"given","name":"given","version":1,"isPublished":true,"isLatest":true,
             "variables":[{"id":"v_n","name":"n","typeName":"Int32","value":"1"},{"id":"v_t","name":"t","typeName":"String","value":"default"}],
             "root":{"id":"say","type":"Elsa.WriteLine","version":1,
               "text":{"typeName":"String","expression":{"type":"JavaScript","value":"`${typeof getVariable('n')} ${getVariable('n')} ${getVariable('t')}`"}}}}
            """)!);

        var state = (await server.DoAsync("workflow-definitions/given/execute", JsonNode.Parse("""{"variables":{"n":"42"}}""")))!["workflowState"]!;
        using var unknown = await server.PostAsync("workflow-definitions/given/execute", """{"variables":{"m":1}}""");

        var line = (await server.JournalAsync(state["id"]!.GetValue<string>())).Single(entry =>
            entry!["activityId"]!.GetValue<string>() == "say" && entry["eventName"]!.GetValue<string>() == "Completed")!;
        line["message"]!.GetValue<string>().ShouldBe("number 42 default");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("“m”");
    }

    [Fact]
    public async Task the_value_a_loop_gives_its_body_is_seen_at_the_execution_that_has_it()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("loop", """{"id":"f","type":"Elsa.For","version":1,"body":""" + Waits + "}");

        var state = (await server.DoAsync("workflow-definitions/loop/execute", new JsonObject()))!["workflowState"]!;

        var body = state["activityExecutionContexts"]!.AsArray().Single(one => one!["scheduledActivityNodeId"]!.GetValue<string>() == "Workflow1:f:s")!;
        var variable = body["dynamicVariables"]!.AsArray().Single()!;
        (variable["name"]!.GetValue<string>(), variable["value"]!.GetValue<int>()).ShouldBe(("CurrentValue", 0));
    }

    [Fact]
    public async Task a_workflows_own_http_answer_is_given_again_under_the_same_key()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(
            "answers",
            """
            {"id":"r","type":"Elsa.WriteHttpResponse","version":1,
             "content":{"typeName":"Object","expression":{"type":"JavaScript","value":"getWorkflowInstanceId()"}},
             "statusCode":{"typeName":"System.Net.HttpStatusCode","expression":{"type":"Literal","value":"Created"}},
             "contentType":{"typeName":"String","expression":{"type":"Literal","value":"text/plain"}}}
            """);

        using var first = await server.PostAsync("workflow-definitions/answers/execute", "{}", "key-answers");
        using var second = await server.PostAsync("workflow-definitions/answers/execute", "{}", "key-answers");

        var text = await first.Content.ReadAsStringAsync();
        (second.StatusCode, await second.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.Created, text));
        second.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        second.Headers.GetValues(ElsaServer.InstanceHeader).ShouldBe([text]);
    }

    [Fact]
    public async Task the_same_key_starts_one_instance_and_gives_the_same_answer()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("once", Waits);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            server.PostAsync("workflow-definitions/once/execute", """{"correlationId":"once"}""", "key-once")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        answers.Select(answer => answer.Headers.GetValues(ElsaServer.InstanceHeader).Single()).Distinct().ShouldHaveSingleItem();
        (await server.DoAsync("workflow-instances", JsonNode.Parse("""{"definitionId":"once"}""")))!["totalCount"]!
            .GetValue<int>().ShouldBe(1);
        using var other = await server.PostAsync("workflow-definitions/once/execute", """{"correlationId":"2"}""", "key-once");
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task a_draft_runs_as_a_trial_and_only_when_it_is_asked_for()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("trial", Waits, isPublished: false);

        using var published = await server.PostAsync("workflow-definitions/trial/execute", "{}");
        published.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var latest = await server.DoAsync("workflow-definitions/trial/execute", JsonNode.Parse("""{"versionOptions":"Latest"}"""));
        latest!["workflowState"]!["properties"]!["IsTrial"]!.GetValue<bool>().ShouldBeTrue();
        var first = await server.DoAsync("workflow-definitions/trial/execute", JsonNode.Parse("""{"versionOptions":1}"""));
        first!["workflowState"]!["definitionVersion"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task a_dispatched_instance_begins_after_the_answer_and_many_begin_in_one_commit()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("dispatched", Waits);

        var one = await server.DoAsync("workflow-definitions/dispatched/dispatch", JsonNode.Parse("""{"correlationId":"d"}"""));
        var id = one!["workflowInstanceId"]!.GetValue<string>();
        await server.UntilAsync(id, seen => seen["subStatus"]!.GetValue<string>() == "Suspended");
        var many = await server.DoAsync("workflow-definitions/dispatched/bulk-dispatch", JsonNode.Parse("""{"count":3}"""));
        var ids = many!["workflowInstanceIds"]!.AsArray().Select(each => each!.GetValue<string>()).ToList();
        ids.Distinct().Count().ShouldBe(3);
        foreach (var each in ids)
        {
            await server.UntilAsync(each, seen => seen["subStatus"]!.GetValue<string>() == "Suspended");
        }
    }

    [Theory]
    [InlineData("workflow-definitions/no-such/execute", "{}", HttpStatusCode.NotFound)]
    [InlineData("workflow-definitions/no-such/dispatch", "{}", HttpStatusCode.NotFound)]
    [InlineData("workflow-definitions/no-such/execute", null, HttpStatusCode.NotFound)]
    [InlineData("workflow-definitions/wrong/execute", "null", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", "[]", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", "{", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"input":7}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"versionOptions":"Newest"}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"versionOptions":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"correlationId":[1]}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"triggerActivityId":"nobody"}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"activityHandle":{"activityId":"e"}}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/execute", """{"instanceId":"wf-320100-2026-000001"}""", HttpStatusCode.BadRequest)]
    [InlineData("workflow-definitions/wrong/bulk-dispatch", """{"count":0}""", HttpStatusCode.BadRequest)]
    public async Task what_is_wrong_is_refused_in_elsas_shape(string path, string? body, HttpStatusCode status)
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("wrong", Waits);

        using var answer = await server.PostAsync(path, body);

        answer.StatusCode.ShouldBe(status);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        error["statusCode"]!.GetValue<int>().ShouldBe((int)status);
        error["errors"]!.AsObject().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task only_those_who_may_run_workflows_do()
    {
        using var clerk = await host.SignedIn("clerk-wjw");
        using var anonymous = host.Anonymous();

        using var forbidden = await clerk.PostAsync("/elsa/api/workflow-definitions/x/execute", HttpJson.Body("{}"));
        using var unknown = await anonymous.PostAsync("/elsa/api/workflow-definitions/x/execute", HttpJson.Body("{}"));

        (forbidden.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized));
    }
}
