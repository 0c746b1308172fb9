using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_an_activity_is_tried(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task its_inputs_outputs_and_outcomes_are_shown_and_nothing_is_stored()
    {
        using var client = host.System();
        await DrawAsync(client, "tried");

        var shown = await TryAsync(client, "tried", "choose");

        Text(shown, "status").ShouldBe("Completed");
        shown["outputs"]!["Result"]!.GetValue<bool>().ShouldBeTrue();
        shown["exception"].ShouldBeNull();
        (await TryAsync(client, "tried", "say"))["activityState"]!["Text"]!.GetValue<string>().ShouldBe("42 元");
        var list = await new ElsaServer(client).DoAsync("workflow-instances", JsonNode.Parse("""{"definitionId":"tried"}"""));
        list!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("service", "外部系统")]
    [InlineData("note", "办理业务")]
    [InlineData("event", "等待")]
    [InlineData("child", "另一个流程")]
    public async Task where_it_turns_to_others_the_trial_ends_and_says_so(string activity, string why)
    {
        using var client = host.System();
        await DrawAsync(client, "tried-out");

        var shown = await TryAsync(client, "tried-out", activity);

        Text(shown, "status").ShouldBe("Running");
        shown["activityState"]!["说明"]!.GetValue<string>().ShouldContain(why);
    }

    [Fact]
    public async Task a_fault_is_explained()
    {
        using var client = host.System();
        await DrawAsync(client, "tried-in-vain");

        var shown = await TryAsync(client, "tried-in-vain", "broken");

        Text(shown, "status").ShouldBe("Faulted");
        Text(shown["exception"]!, "message").ShouldContain("JavaScript");
    }

    [Fact]
    public async Task what_is_not_saved_yet_cannot_be_tried()
    {
        using var client = host.System();
        await DrawAsync(client, "tried-early");

        (await PostAsync(client, "tried-early", "nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(client, "never-saved", "say")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var clerk = await host.SignedIn("clerk-wjw");
        (await PostAsync(clerk, "tried-early", "say")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task DrawAsync(HttpClient client, string id) => new ElsaServer(client).ImportAsync(JsonNode.Parse($$$"""
        {"definitionId":"{{{id}}}","name":"{{{id}}}","isPublished":false,
         "variables":[{"id":"v","name":"amount","typeName":"Int32","isArray":false,"value":42}],
         "root":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[
           {"id":"choose","type":"Elsa.If","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getAmount() > 1"}} },
           {"id":"say","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"JavaScript","value":"`${getAmount()} 元`"}} },
           {"id":"broken","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"JavaScript","value":"nowhere.to"}} },
           {"id":"service","type":"OneThing.DataService.BirthRecord","version":1},
           {"id":"note","type":"OneThing.Note","version":1},
           {"id":"child","type":"Elsa.DispatchWorkflow","version":1,"workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"x"}} },
           {"id":"event","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Never"}} }]}}
        """)!);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string definition, string activity) => client.PostAsync(
        "/elsa/api/tests/activities",
        HttpJson.Body($$$"""
            {"workflowDefinitionHandle":{"definitionId":"{{{definition}}}","versionOptions":null,"definitionVersionId":null},
             "activityHandle":{"activityId":null,"activityNodeId":"Workflow1:s:{{{activity}}}"}}
            """));

    private static async Task<JsonNode> TryAsync(HttpClient client, string definition, string activity)
    {
        using var answer = await PostAsync(client, definition, activity);
        return await answer.ReadJsonAsync();
    }

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
