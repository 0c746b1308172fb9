using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Api.Elsa.Studio.Descriptors;

namespace Workflow.Tests.Api.Elsa.Studio;

/// <summary>A host on definitions of its own, which the tests change while it runs.</summary>
public sealed class When_the_toolbox_grows : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder definitions = new();
    private readonly HostFixture host;

    public When_the_toolbox_grows() => host = new HostFixture { Definitions = definitions.Path };

    public async Task InitializeAsync()
    {
        var from = Repository.Definitions.Path;
        foreach (var file in Directory.GetFiles(from, "*.json", SearchOption.AllDirectories))
        {
            var to = definitions.At(System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        await host.InitializeAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => definitions.Dispose();

    [Fact]
    public async Task a_data_service_described_by_a_new_file_can_be_drawn_and_published_without_a_restart()
    {
        using var client = host.System();
        using var before = await client.GetAsync(Types);
        var service = JsonNode.Parse(await File.ReadAllTextAsync(definitions.At("data-services", "sms.json")))!;
        service["code"] = "weather-report";
        service["name"] = "天气查询";
        await File.WriteAllTextAsync(definitions.At("data-services", "weather-report.json"), service.ToJsonString());

        var items = await Eventually.SeeAsync<JsonArray>(
            () => AllAsync(client),
            found => found.Any(each => Text(each, "typeName") == "OneThing.DataService.WeatherReport"));
        var added = items.Of("OneThing.DataService.WeatherReport");
        Text(added, "displayName").ShouldBe("天气查询");
        added.Input("OnBehalfOf").Choices().ShouldContain("health");
        using var after = await client.GetAsync(Types);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
        var server = new ElsaServer(client);
        await server.ImportAsync("weather", """{"id":"w","type":"OneThing.DataService.WeatherReport","version":1}""");
        (await client.GetJsonAsync("/elsa/api/workflow-definitions/by-definition-id/weather"))["isPublished"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task a_form_in_a_new_file_can_be_chosen_without_a_restart()
    {
        using var client = host.System();
        var form = JsonNode.Parse(await File.ReadAllTextAsync(definitions.At("forms", "birth-certificate.json")))!;
        form["code"] = "site-visit";
        await File.WriteAllTextAsync(definitions.At("forms", "site-visit.json"), form.ToJsonString());
        await File.WriteAllTextAsync(definitions.At("forms", "half-written.json"), "{");

        (await AllAsync(client)).Of("OneThing.UserTask").Input("Form").Choices().ShouldContain("site-visit");
    }

    [Fact]
    public async Task a_workflow_that_is_usable_as_an_activity_is_offered_as_one_while_it_is_published()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(JsonNode.Parse("""
            {"definitionId":"greet","name":"greet people","isPublished":true,"description":"问候","options":{"usableAsActivity":true},
             "inputs":[{"name":"Who","type":"String","displayName":"问候谁"}],"outcomes":["Polite"],
             "root":{"id":"w","type":"Elsa.WriteLine","version":1}}
            """)!);

        var described = (await AllAsync(client)).Of("GreetPeople");

        described.Input("Who")["displayName"]!.GetValue<string>().ShouldBe("问候谁");
        described.Ports().ShouldBe([("Polite", "Flow", "Polite")]);
        described["customProperties"]!["RootType"]!.GetValue<string>().ShouldBe("WorkflowDefinitionActivity");
        described["customProperties"]!["WorkflowDefinitionVersionId"]!.GetValue<string>().ShouldBe("greet:1");
        described["constructionProperties"]!.AsObject().Select(each => each.Key)
            .ShouldBe(["WorkflowDefinitionId", "WorkflowDefinitionVersionId"]);
        described["isBrowsable"]!.GetValue<bool>().ShouldBeTrue();
        await server.DoAsync("workflow-definitions/greet/retract", new JsonObject());
        (await AllAsync(client)).Of("GreetPeople")["isBrowsable"]!.GetValue<bool>().ShouldBeFalse();
    }
}
