using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_the_editor_opens_and_saves(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Api = "/elsa/api/workflow-definitions";

    [Fact]
    public async Task the_definition_has_the_shape_that_studio_reads_and_every_activity_its_node_id()
    {
        using var client = host.System();
        await new ElsaServer(client).ImportAsync(Drawn("opened"));

        var opened = await OpenAsync(client, "opened");

        opened.ShouldHaveTheShapeOf(Shape.Sample("def-leave-1"));
        opened["root"]!["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:f");
        opened["root"]!["activities"]!.AsArray().Select(activity => activity!["nodeId"]!.GetValue<string>())
            .ShouldBe(["Workflow1:f:a", "Workflow1:f:b"]);
    }

    [Theory]
    [InlineData("analyst", true)]
    [InlineData("administrator", true)]
    [InlineData("coordinator", false)]
    [InlineData("auditor", false)]
    [InlineData("clerk-wjw", false)]
    public async Task the_links_let_those_draw_who_may(string user, bool mayDraw)
    {
        using var system = host.System();
        await new ElsaServer(system).ImportAsync(Drawn($"linked-{user}"));
        using var client = await host.SignedIn(user);

        Rels(await OpenAsync(client, $"linked-{user}")).Contains("publish").ShouldBe(mayDraw);
        var list = await client.GetJsonAsync($"{Api}?versionOptions=Latest&DefinitionIds=linked-{user}");
        Rels(list).Contains("bulk-publish").ShouldBe(mayDraw);
        Rels(list["items"]![0]!).Contains("publish").ShouldBe(mayDraw);
        using var refused = await client.PostAsync(Api, HttpJson.Body("{}"));
        (refused.StatusCode == HttpStatusCode.Forbidden).ShouldBe(!mayDraw);
    }

    [Fact]
    public async Task a_save_that_empties_the_workflow_at_once_is_refused_and_the_last_activity_may_go_alone()
    {
        using var client = host.System();
        await new ElsaServer(client).ImportAsync(Drawn("emptied"));
        var opened = await OpenAsync(client, "emptied");

        opened["root"]!["activities"] = new JsonArray();
        opened["root"]!["connections"] = new JsonArray();
        (await TextsAsync(await SaveAsync(client, opened))).ShouldContain("清空");
        (await OpenAsync(client, "emptied"))["root"]!["activities"]!.AsArray().Count.ShouldBe(2);

        opened["root"]!["activities"] = JsonNode.Parse("""[{"id":"a","type":"Elsa.WriteLine","version":1}]""");
        (await SaveAsync(client, opened)).EnsureSuccessStatusCode();
        var one = await OpenAsync(client, "emptied");
        one["root"]!["activities"] = new JsonArray();
        (await SaveAsync(client, one)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task an_editor_of_the_same_draft_is_told_who_has_saved_it_meanwhile()
    {
        using var analyst = await host.SignedIn("analyst");
        using var administrator = await host.SignedIn("administrator");
        await new ElsaServer(analyst).ImportAsync(Drawn("contested"));
        var theirs = await OpenAsync(administrator, "contested");
        var ours = await OpenAsync(analyst, "contested");

        ours["description"] = "先保存的";
        (await SaveAsync(analyst, ours)).EnsureSuccessStatusCode();
        theirs["description"] = "后保存的";
        using var refused = await SaveAsync(administrator, theirs);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TextsAsync(refused)).ShouldContain("analyst");
        (await OpenAsync(analyst, "contested"))["description"]!.GetValue<string>().ShouldBe("先保存的");
    }

    [Fact]
    public async Task an_editor_saves_again_and_again_and_what_marks_its_start_is_kept_nowhere()
    {
        using var analyst = await host.SignedIn("analyst");
        await new ElsaServer(analyst).ImportAsync(Drawn("saved-often"));
        var opened = await OpenAsync(analyst, "saved-often");
        foreach (var description in new[] { "一", "二", "三" })
        {
            // The answer to one save need not have come before the next is sent.
            opened["description"] = description;
            (await SaveAsync(analyst, opened)).EnsureSuccessStatusCode();
        }

        var exported = await analyst.GetJsonAsync($"{Api}/saved-often/export");
        exported["description"]!.GetValue<string>().ShouldBe("三");
        exported["customProperties"]!.AsObject().Select(member => member.Key).ShouldBe(["note"]);
    }

    [Fact]
    public async Task what_studio_does_not_know_of_survives_a_save()
    {
        using var client = host.System();
        var drawn = Drawn("kept");
        drawn["ourOwn"] = "保留";
        drawn["root"]!["activities"]![0]!["ourOwn"] = "也保留";
        await new ElsaServer(client).ImportAsync(drawn);
        var opened = (await OpenAsync(client, "kept")).AsObject();

        opened.Remove("ourOwn");
        (await SaveAsync(client, opened)).EnsureSuccessStatusCode();

        var saved = await OpenAsync(client, "kept");
        saved["ourOwn"]!.GetValue<string>().ShouldBe("保留");
        saved["root"]!["activities"]![0]!["ourOwn"]!.GetValue<string>().ShouldBe("也保留");
    }

    [Fact]
    public async Task outcomes_that_cannot_be_drawn_come_as_a_placeholder_and_go_back_as_they_were()
    {
        using var client = host.System();
        var drawn = Drawn("undrawn");
        var outcomes = JsonNode.Parse("""{"typeName":"Object","expression":{"type":"Object","value":"[{\"name\":\"yes\"}]"}}""");
        drawn["root"]!["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "t", ["type"] = "OneThing.UserTask", ["version"] = 1, ["outcomes"] = outcomes!.DeepClone(),
        });
        await new ElsaServer(client).ImportAsync(drawn);

        var opened = await OpenAsync(client, "undrawn");
        opened["root"]!["activities"]![2]!["type"]!.GetValue<string>().ShouldBe("Elsa.NotFoundActivity");
        (await SaveAsync(client, opened)).EnsureSuccessStatusCode();

        var exported = await client.GetJsonAsync($"{Api}/undrawn/export");
        exported["root"]!["activities"]![2]!["outcomes"]!.ToJsonString().ShouldBe(outcomes.ToJsonString());
    }

    private static JsonObject Drawn(string id) => JsonNode.Parse($$$"""
        {"definitionId":"{{{id}}}","name":"{{{id}}}","description":"","isPublished":false,"customProperties":{"note":"x"},
         "variables":[{"id":"v","name":"v","typeName":"String","isArray":false,"value":null,"storageDriverTypeName":null}],"inputs":[],"outputs":[],"outcomes":[],"options":{},
         "root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[
           {"id":"a","type":"Elsa.WriteLine","version":1},{"id":"b","type":"Elsa.WriteLine","version":1}],
          "connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]}}
        """)!.AsObject();

    private static Task<JsonNode> OpenAsync(HttpClient client, string id) => client.GetJsonAsync($"{Api}/by-definition-id/{id}?versionOptions=Latest");

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, JsonNode model) =>
        client.PostAsync(Api, HttpJson.Body(new JsonObject { ["model"] = model.DeepClone(), ["publish"] = false }.ToJsonString()));

    private static async Task<string> TextsAsync(HttpResponseMessage refused)
    {
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        return string.Join('\n', body["errors"]!["generalErrors"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    private static IEnumerable<string> Rels(JsonNode json) => json["links"]!.AsArray().Select(link => link!["rel"]!.GetValue<string>());
}
