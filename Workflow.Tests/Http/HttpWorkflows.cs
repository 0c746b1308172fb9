using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;

namespace Workflow.Tests.Http;

/// <summary>Draws workflows that take and make HTTP requests.</summary>
internal static class HttpWorkflows
{
    private static readonly Origin Analyst = new(new Actor("analyst", "analyst", "320000", "320000"), "test");

    public static async Task PublishWithAsync(this HostFixture host, string id, string options, params string[] activities)
    {
        var saved = await host.Services.GetRequiredService<IDefinitionLibrary>().SaveAsync(
            Analyst, new DefinitionDraft(Definition(id, options, activities)) { Publish = true }, default);
        saved.Problems.ShouldBeEmpty();
    }

    public static Task PublishAsync(this HostFixture host, string id, params string[] activities) =>
        host.PublishWithAsync(id, "{}", activities);

    public static string Definition(string id, string options, params string[] activities) =>
        $$"""
        {"definitionId":"{{id}}","name":"{{id}}","version":1,"isPublished":true,"isLatest":true,"options":{{options}},
         "variables":[],"inputs":[],"outputs":[{"name":"Out","type":"Object"}],
         "root":{"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[{{string.Join(',', activities)}}]} }
        """;

    /// <summary>An endpoint; anonymous unless it says otherwise.</summary>
    public static string Endpoint(string path, string method = "GET", bool starts = true, string policy = "anonymous", string more = "", string id = "On") =>
        $$"""
        {"id":"{{id}}","type":"Elsa.HttpEndpoint","version":1,"name":"{{id}}",
         "customProperties":{"canStartWorkflow":{{(starts ? "true" : "false")}} },
         "path":{"typeName":"String","expression":{"type":"JavaScript","value":"{{path}}"} },
         "supportedMethods":{"typeName":"String[]","expression":{"type":"Object","value":"[\"{{method}}\"]"} },
         {{(policy.Length == 0 ? "" : $"\"policy\":{Literal(policy)},")}}
         {{more}}
         "x":null}
        """;

    public static string Respond(string script, string status = "200", string more = "\"y\":null") =>
        $$"""
        {"id":"Answer{{Guid.NewGuid():N}}","type":"Elsa.WriteHttpResponse","version":1,
         "statusCode":{{Literal(status)}},
         "content":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{script}}"} },{{more}} }
        """;

    public static string Literal(string value) =>
        $$"""{"typeName":"String","expression":{"type":"Literal","value":"{{value}}"} }""";
}
