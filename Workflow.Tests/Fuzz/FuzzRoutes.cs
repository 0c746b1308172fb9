using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Tests.Engine.Conformance;
using Workflow.Engine.Execution;
using Workflow.Tests.Support;

namespace Workflow.Tests.Fuzz;

/// <summary>A route that changes something.</summary>
internal sealed record FuzzRoute(string Method, string Pattern);

/// <summary>Every mutating route that the running host maps below its APIs, and bodies from which mutants are made.</summary>
internal static class FuzzRoutes
{
    private static readonly string[] Apis = ["/api/", "/elsa/api/"];

    public static IReadOnlyList<FuzzRoute> Of(HostFixture host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Where(method => method is "POST" or "PUT" or "PATCH" or "DELETE")
                .Select(method => new FuzzRoute(method, $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}")))
            .Where(route => Apis.Any(api => route.Pattern.StartsWith(api, StringComparison.Ordinal)))
            .Distinct()
            .OrderBy(route => route.Pattern, StringComparer.Ordinal),
    ];

    /// <summary>A body that the route could take, or at least the members that it looks for.</summary>
    public static async Task<JsonNode> BodyAsync(HostFixture host, FuzzRoute route, FuzzIds ids, Random random)
    {
        if (route.Pattern == "/api/cases" || route.Pattern == "/api/cases/")
        {
            return await host.Example(random.Next(1, 400));
        }

        if (route.Pattern.Contains("workflow-definitions", StringComparison.Ordinal) && random.Next(2) == 0)
        {
            var names = ConformanceCase.Names.ToList();
            var definition = ConformanceCase.Read(names[random.Next(names.Count)], FlowchartMode.Counter).Definitions.First();
            var model = JsonNode.Parse(definition.GetRawText())!;
            return random.Next(2) == 0 ? model : new JsonObject { ["model"] = model, ["publish"] = true };
        }

        return new JsonObject
        {
            ["workflowInstanceId"] = ids.Instance,
            ["bookmarkId"] = ids.Bookmark,
            ["definitionIds"] = new JsonArray(ids.Definition),
            ["ids"] = new JsonArray(ids.Instance, "none"),
            ["instanceIds"] = new JsonArray(ids.Instance),
            ["input"] = new JsonObject { ["n"] = 1, ["list"] = new JsonArray(1, "x", null) },
            ["correlationId"] = "fuzz",
            ["versionOptions"] = new JsonObject { ["isPublished"] = true },
            ["steps"] = new JsonArray(new JsonObject { ["step"] = "skip", ["incidentId"] = "4-incident" }),
            ["query"] = new JsonObject { ["definitionId"] = ids.Definition, ["status"] = "Running" },
            ["filter"] = new JsonObject { ["subStatuses"] = new JsonArray("Faulted") },
            ["outcome"] = "yes",
            ["form"] = new JsonObject { ["holder"] = "x" },
            ["comment"] = "评语",
            ["reason"] = "原因",
            ["rating"] = 5,
            ["score"] = 5,
            ["user"] = "citizen1",
            ["password"] = "wrong",
            ["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["value"] = 1 }),
            ["map"] = new JsonObject { ["a"] = "b" },
            ["version"] = 1,
            ["count"] = 2,
            ["page"] = 0,
            ["pageSize"] = 10,
        };
    }
}

/// <summary>Things that exist, so that mutants reach beyond “not found”.</summary>
internal sealed record FuzzIds(string Instance, string Bookmark, string Definition, string Case, string Task)
{
    /// <summary>What fills a route's placeholder, mostly something that exists.</summary>
    public string Fill(string name, Random random, Mutator mutator) => random.Next(6) == 0
        ? mutator.Word()
        : name.Split(':', '?')[0] switch
        {
            "definitionId" => Definition,
            "caseNumber" => Case,
            "version" => "1",
            "eventName" => "Go",
            "taskId" => $"{Instance}:{Bookmark}",
            "id" => new[] { Instance, Task, Definition }[random.Next(3)],
            _ => Instance,
        };
}
