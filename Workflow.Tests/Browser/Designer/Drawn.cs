using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workflow.Tests.Support;

namespace Workflow.Tests.Browser.Designer;

/// <summary>Workflows that somebody drew before.</summary>
internal static class Drawn
{
    private const string Api = "/elsa/api/workflow-definitions";

    /// <summary>Writes a line, waits for an event, writes another.</summary>
    public const string Waiting = "waiting";

    /// <summary>Publishes <see cref="Waiting"/> and starts an instance of it.</summary>
    /// <returns>The instance.</returns>
    public static async Task<string> WaitingInstanceAsync(this HostUnderTest host)
    {
        using var client = await host.SignedIn("analyst");
        var model = JsonNode.Parse($$$"""
            {"model":{"definitionId":"{{{Waiting}}}","name":"等一个事件","root":{"id":"Flowchart1","type":"Elsa.Flowchart","version":1,
             "activities":[{{{Line("first", 0)}}},
              {"id":"wait","name":"wait","type":"Elsa.Event","version":1,"metadata":{{{At(300)}}},"eventName":{{{Literal("go")}}} },
              {{{Line("last", 600)}}}],
             "connections":[{"source":{"activity":"first","port":"Done"},"target":{"activity":"wait","port":"In"}},
              {"source":{"activity":"wait","port":"Done"},"target":{"activity":"last","port":"In"}}]}},"publish":true}
            """);
        (await client.PostAsJsonAsync(Api, model)).EnsureSuccessStatusCode();
        var started = await client.PostAsJsonAsync($"{Api}/{Waiting}/execute", new { });
        started.EnsureSuccessStatusCode();
        return started.Headers.GetValues("x-elsa-workflow-instance-id").Single();
    }

    private static string Line(string id, int x) =>
        $$"""{"id":"{{id}}","name":"{{id}}","type":"Elsa.WriteLine","version":1,"metadata":{{At(x)}},"text":{{Literal(id)}} }""";

    private static string At(int x) =>
        $$$"""{"designer":{"position":{"x":{{{x}}},"y":0},"size":{"width":190,"height":54} } }""";

    private static string Literal(string text) =>
        $$$"""{"typeName":"String","expression":{"type":"Literal","value":"{{{text}}}"} }""";
}
