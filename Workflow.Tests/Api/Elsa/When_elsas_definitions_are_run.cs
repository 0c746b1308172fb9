using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Execution;
using Workflow.Tests.Engine.Conformance;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa;

/// <summary>
/// The recorded definitions, driven by nothing but Elsa's REST calls: import, execute, events, tasks, and what the calls
/// tell of instances afterwards is what the real Elsa 3.8 recorded.
/// </summary>
public sealed class When_elsas_definitions_are_run(HostFixture host) : IClassFixture<HostFixture>
{
    /// <summary>Different on purpose, or refused at publication; docs/elsa.md has the reasons.</summary>
    private static readonly string[] Differences =
    [
        "ExecuteWorkflow-wait-false", "fork-WaitAny-e2-e1", "fork-WaitAny-none", "unknown-activity",
        "flowjoin-deadbranch-WaitAll Token",
    ];

    public static TheoryData<string, FlowchartMode> Cases
    {
        get
        {
            var result = new TheoryData<string, FlowchartMode>();
            foreach (var name in ConformanceCase.Names)
            {
                foreach (var mode in Enum.GetValues<FlowchartMode>()
                    .Where(mode => !Differences.Contains(name) && !Differences.Contains($"{name} {mode}")))
                {
                    result.Add(name, mode);
                }
            }

            return result;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task a_program_sees_what_it_sees_of_an_elsa_server(string name, FlowchartMode mode)
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        var expected = ConformanceCase.Read(name, mode);
        var suffix = $"-{name}-{mode}";
        foreach (var definition in Renamed(expected, suffix, mode))
        {
            await server.ImportAsync(definition);
        }

        var id = await server.ExecuteAsync($"d{suffix}", expected.Input is { } input ? JsonNode.Parse(input.GetRawText()) : null);
        foreach (var step in expected.Steps)
        {
            await TakeAsync(server, id, step);
        }

        foreach (var instances in expected.Instances.GroupBy(instance => instance.GetProperty("definitionId").GetString()))
        {
            var recorded = instances.Select(Recorded).Order(StringComparer.Ordinal).ToList();
            await Eventually.SeeAsync(
                () => AllSeenAsync(server, $"{instances.Key}{suffix}"),
                ours => ours.SequenceEqual(recorded),
                awaited: string.Join("\n\n", recorded));
        }
    }

    private static IEnumerable<JsonNode> Renamed(ConformanceCase expected, string suffix, FlowchartMode mode)
    {
        var names = expected.Definitions.Select(one => one.GetProperty("definitionId").GetString()!).ToList();
        foreach (var definition in expected.Definitions)
        {
            // Children are named by literals in the text; a definition's id is a word of its own there.
            var text = names.Aggregate(
                definition.GetRawText(),
                (whole, one) => whole
                    .Replace($"\"definitionId\": \"{one}\"", $"\"definitionId\": \"{one}{suffix}\"", StringComparison.Ordinal)
                    .Replace($"\"value\": \"{one}\"", $"\"value\": \"{one}{suffix}\"", StringComparison.Ordinal));
            var node = JsonNode.Parse(text)!.AsObject();
            node["id"] = node["definitionId"]!.DeepClone();
            node["name"] = node["definitionId"]!.DeepClone();
            node["customProperties"] = new JsonObject { ["flowchartExecutionMode"] = $"{mode}Based" };
            yield return node;
        }
    }

    private static async Task TakeAsync(ElsaServer server, string id, JsonElement step)
    {
        if (step.TryGetProperty("event", out var name))
        {
            await server.DoAsync($"events/{name.GetString()}/trigger", new JsonObject
            {
                ["workflowInstanceId"] = step.TryGetProperty("any", out _) ? null : id,
                ["input"] = step.TryGetProperty("payload", out var payload) ? JsonNode.Parse(payload.GetRawText()) : null,
            });
        }
        else if (step.TryGetProperty("task", out _))
        {
            var bookmark = (await server.InstanceAsync(id))["workflowState"]!["bookmarks"]!.AsArray().Single()!;
            await server.DoAsync(
                $"tasks/{bookmark["payload"]!["taskId"]}/complete",
                new JsonObject { ["result"] = JsonNode.Parse(step.GetProperty("result").GetRawText()) });
        }
        else
        {
            await server.UntilAsync(id, seen => seen["status"]!.GetValue<string>() == "Finished");
        }
    }

    private static async Task<IReadOnlyList<string>> AllSeenAsync(ElsaServer server, string definitionId)
    {
        var found = await server.DoAsync("workflow-instances", new JsonObject { ["definitionId"] = definitionId });
        var seen = new List<string>();
        foreach (var item in found!["items"]!.AsArray())
        {
            seen.Add(await SeenAsync(server, item!["id"]!.GetValue<string>()));
        }

        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private static async Task<string> SeenAsync(ElsaServer server, string id)
    {
        var instance = await server.InstanceAsync(id);
        var state = instance["workflowState"]!;
        var variables = (await server.GetAsync($"workflow-instances/{id}/variables"))["items"]!.AsArray();
        return Summary(
            $"{instance["status"]} {instance["subStatus"]}",
            state["incidents"]!.AsArray().Select(incident => $"{incident!["activityId"]}"),
            (await server.ExecutionsAsync(id)).Select(one => $"{one!["activityId"]} {one["status"]} {Names(one["payload"]?["Outcomes"])}"),
            variables.Select(one => (one!["name"]!.GetValue<string>(), one["value"])),
            state["output"]!,
            state["bookmarks"]!.AsArray().Select(one => $"{one!["name"]} {one["activityId"]}"));
    }

    private static string Recorded(JsonElement instance)
    {
        var elsa = JsonNode.Parse(instance.GetRawText())!;
        return Summary(
            $"{elsa["status"]} {elsa["subStatus"]}",
            elsa["incidents"]!.AsArray().Select(incident => $"{incident!["activityId"]}"),
            elsa["executions"]!.AsArray().Select(one => $"{one!["activityId"]} {one["status"]} {Names(one["outcomes"])}"),

            // The call lists the workflow's own variables, and not those of a container, which have its id before them.
            elsa["variables"]!.AsObject().Where(one => !one.Key.Contains('.', StringComparison.Ordinal)).Select(one => (one.Key, one.Value)),
            elsa["output"]!,
            elsa["bookmarks"]!.AsArray().Select(one => $"{one!["name"]} {one["activityId"]}"));
    }

    private static string Names(JsonNode? outcomes) => string.Join(',', outcomes?.AsArray().Select(one => $"{one}") ?? []);

    /// <summary>Branches run in an order that is no contract: executions count as a set.</summary>
    private static string Summary(
        string status,
        IEnumerable<string> incidents,
        IEnumerable<string> executions,
        IEnumerable<(string Name, JsonNode? Value)> variables,
        JsonNode output,
        IEnumerable<string> bookmarks) => string.Join(
        '\n',
        [
            status,
            .. incidents.Select(one => $"incident {one}"),
            .. executions.Order(StringComparer.Ordinal),
            .. variables.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name} = {one.Value?.ToJsonString() ?? "null"}"),
            output.ToJsonString(),
            .. bookmarks.Order(StringComparer.Ordinal),
        ]);
}
