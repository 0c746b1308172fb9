using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Tests.Engine.Conformance;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa;

/// <summary>The conformance cases, driven over Elsa's REST calls only: what is asked and what is seen is HTTP.</summary>
public sealed class When_a_program_drives_an_elsa_server(HostFixture host) : IClassFixture<HostFixture>
{
    public static TheoryData<string, FlowchartMode> Alike => ElsaConformanceTests.Alike;

    [Theory]
    [MemberData(nameof(Alike))]
    public async Task it_sees_what_elsa_would_have_answered(string name, FlowchartMode mode)
    {
        var expected = ConformanceCase.Read(name, mode);
        using var client = host.System();
        var server = new ElsaServer(client);
        foreach (var definition in expected.Definitions)
        {
            var json = JsonNode.Parse(definition.GetRawText())!;
            json["customProperties"] = new JsonObject { ["flowchartExecutionMode"] = mode.ToString() };
            await server.ImportAsync(json);
        }

        // What cannot run is never published here; asked for all the same, its draft faults as in Elsa.
        var root = await server.ExecuteAsync(
            "d",
            expected.Input is { } input ? JsonNode.Parse(input.GetRawText()) : null,
            name == "unknown-activity" ? "Latest" : null);
        foreach (var step in expected.Steps)
        {
            await TakeAsync(server, root, step);
        }

        var answer = expected.Instances.Single(instance => instance.GetProperty("isRoot").GetBoolean());
        await server.UntilAsync(root, seen => seen["subStatus"]!.GetValue<string>() == answer.GetProperty("subStatus").GetString());
        var seen = await ElsaObservation.OfAsync(server, root);
        Compare(seen, answer);
        if (expected.Instances.Count() == 1)
        {
            seen.Lines.ShouldBe(expected.Lines);
        }
    }

    private static async Task TakeAsync(ElsaServer server, string root, JsonElement step)
    {
        if (step.TryGetProperty("event", out var name))
        {
            await server.DoAsync($"events/{name.GetString()}/trigger", new JsonObject
            {
                ["workflowInstanceId"] = step.TryGetProperty("any", out _) ? null : root,
                ["input"] = step.TryGetProperty("payload", out var payload) ? JsonNode.Parse(payload.GetRawText()) : null,
                ["workflowExecutionMode"] = "Synchronous",
            });
        }
        else if (step.TryGetProperty("task", out var task))
        {
            var state = (await server.InstanceAsync(root))["workflowState"]!;
            var waiting = state["bookmarks"]!.AsArray().Single(bookmark =>
                bookmark!["payload"]!["taskName"]?.GetValue<string>() == task.GetString())!;
            await server.DoAsync(
                $"tasks/{waiting["payload"]!["taskId"]}/complete",
                new JsonObject { ["result"] = JsonNode.Parse(step.GetProperty("result").GetRawText()) });
        }
        else if (step.TryGetProperty("bookmark", out var bookmark))
        {
            await ResumeAsync(server, root, seen =>
                seen["activityId"]!.GetValue<string>() == bookmark.GetString() || seen["name"]!.GetValue<string>() == bookmark.GetString());
        }
        else if (step.TryGetProperty("resumeAll", out _))
        {
            await ResumeAsync(server, root, _ => true);
        }
        else if (step.TryGetProperty("cancel", out _))
        {
            await server.DoAsync($"cancel/workflow-instances/{root}");
        }
        else
        {
            step.TryGetProperty("waitMs", out _).ShouldBeTrue("What is awaited is seen below.");
        }
    }

    private static async Task ResumeAsync(ElsaServer server, string root, Func<JsonNode, bool> which)
    {
        var state = (await server.InstanceAsync(root))["workflowState"]!;
        foreach (var bookmark in state["bookmarks"]!.AsArray().Where(bookmark => which(bookmark!)))
        {
            await server.DoAsync("bookmarks/resume", new JsonObject
            {
                ["workflowInstanceId"] = root,
                ["bookmarkId"] = bookmark!["id"]!.DeepClone(),
            });
        }
    }

    private static void Compare(ElsaObservation seen, JsonElement elsa)
    {
        seen.Status.ShouldBe(elsa.GetProperty("status").GetString());
        seen.Incidents.ShouldBe(Texts(elsa.GetProperty("incidents"), "activityId"));
        seen.Executions.ShouldBe(elsa.GetProperty("executions").EnumerateArray().Select(execution => (
            execution.GetProperty("activityId").GetString()!,
            execution.GetProperty("status").GetString()!,
            execution.GetProperty("outcomes") is { ValueKind: JsonValueKind.Array } outcomes
                ? string.Join(",", outcomes.EnumerateArray().Select(outcome => outcome.GetString()))
                : string.Empty)));
        foreach (var variable in elsa.GetProperty("variables").EnumerateObject().Where(variable => !variable.Name.Contains('.')))
        {
            var ours = seen.Variables.Single(one => one!["name"]!.GetValue<string>() == variable.Name)!["value"];
            JsonNode.DeepEquals(ours, JsonNode.Parse(variable.Value.GetRawText())).ShouldBeTrue($"{variable.Name}: {ours}");
        }

        JsonNode.DeepEquals(seen.Output, JsonNode.Parse(elsa.GetProperty("output").GetRawText())).ShouldBeTrue($"{seen.Output}");
        seen.Bookmarks.ShouldBe(elsa.GetProperty("bookmarks").EnumerateArray()
            .Select(bookmark => $"{bookmark.GetProperty("name").GetString()} {bookmark.GetProperty("activityId").GetString()} "
                + bookmark.GetProperty("payload").GetProperty("EventName").GetString())
            .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Texts(JsonElement list, string property) =>
        list.EnumerateArray().Select(item => item.GetProperty(property).GetString()!);
}
