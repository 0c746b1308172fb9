using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using Xunit;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>The core does with a definition what the real Elsa 3.8 does with it in counter mode.</summary>
public sealed class ElsaConformanceTests
{
    /// <summary>Where we differ on purpose.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["fork-WaitAny-none"] = "The first branch to end ends the others; Elsa leaves their bookmarks alive.",
        ["fork-WaitAny-e2-e1"] = "The first branch to end ends the others; Elsa leaves their bookmarks alive.",
        ["ExecuteWorkflow-wait-false"] = "The child begins after the parent's commit, so its output is not there yet.",
        ["ExecuteWorkflow-child-event-wait-false"] = "The child begins after the parent's commit, so its lines come later.",
    };

    public static TheoryData<string> Alike => [.. ConformanceCase.Names.Where(name => !Differences.ContainsKey(name))];

    public static TheoryData<string> Different => [.. Differences.Keys];

    [Theory]
    [MemberData(nameof(Alike))]
    public void a_definition_runs_as_in_elsa(string name)
    {
        var expected = ConformanceCase.Read(name);
        var engine = Drive(expected);

        // Which of two instances writes first is chance in Elsa too.
        engine.Lines.ShouldBe(expected.Lines, ignoreOrder: expected.Instances.Count() > 1);
        foreach (var instance in expected.Instances)
        {
            Compare(engine, instance);
        }
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void where_we_differ_on_purpose_the_workflow_still_ends(string name)
    {
        var engine = Drive(ConformanceCase.Read(name));

        engine.Instances.Values.ShouldAllBe(state =>
            state.SubStatus == WorkflowSubStatus.Finished && state.Bookmarks.IsEmpty && state.Executions.IsEmpty);
        engine.Lines.Where(line => line.StartsWith("end", StringComparison.Ordinal)).Count().ShouldBe(1);
    }

    private static MemoryEngine Drive(ConformanceCase expected)
    {
        var engine = new MemoryEngine();
        foreach (var definition in expected.Definitions)
        {
            engine.Define(definition);
        }

        engine.Start("d", expected.Input);
        foreach (var step in expected.Steps)
        {
            Take(engine, step);
        }

        return engine;
    }

    private static void Take(MemoryEngine engine, JsonElement step)
    {
        if (step.TryGetProperty("event", out var name))
        {
            engine.Publish(name.GetString()!, step.TryGetProperty("payload", out var payload) ? payload : null);
        }
        else if (step.TryGetProperty("task", out var task))
        {
            var bookmark = engine.Instances["i"].Bookmarks.Values.Single(one => one.Key == task.GetString());
            engine.Send(new ResumeBookmark(bookmark.Id, step.GetProperty("result")));
        }
        else
        {
            engine.Pass(TimeSpan.FromMilliseconds(step.GetProperty("waitMs").GetInt32()));
        }
    }

    private static void Compare(MemoryEngine engine, JsonElement expected)
    {
        var state = engine.Instances.Values.Single(one => one.DefinitionId == expected.GetProperty("definitionId").GetString());
        var definition = engine.GraphOf(state);
        var seen = new Observation(state, engine.Facts[state.Id], definition);

        state.Status.ToString().ShouldBe(expected.GetProperty("status").GetString());
        state.SubStatus.ToString().ShouldBe(expected.GetProperty("subStatus").GetString());
        seen.Incidents().ShouldBe(expected.GetProperty("incidents").EnumerateArray()
            .Select(incident => incident.GetProperty("activityId").GetString()!));
        seen.Executions().ShouldBe(expected.GetProperty("executions").EnumerateArray().Select(execution => (
            execution.GetProperty("activityId").GetString()!,
            execution.GetProperty("status").GetString()!,
            execution.GetProperty("outcomes") is { ValueKind: JsonValueKind.Array } outcomes
                ? string.Join(",", outcomes.EnumerateArray().Select(outcome => outcome.GetString()))
                : "")));
        ShouldBeAlike(seen.Variables(), expected.GetProperty("variables"));
        ShouldBeAlike(JsonSerializer.SerializeToNode(state.Output)!, expected.GetProperty("output"));
        seen.Bookmarks().ShouldBe(expected.GetProperty("bookmarks").EnumerateArray()
            .Select(bookmark => $"{bookmark.GetProperty("name").GetString()} {bookmark.GetProperty("activityId").GetString()} {bookmark.GetProperty("payload").GetProperty("EventName").GetString()}")
            .Order(StringComparer.Ordinal));
    }

    private static void ShouldBeAlike(JsonNode ours, JsonElement elsa) =>
        JsonNode.DeepEquals(ours, JsonNode.Parse(elsa.GetRawText())).ShouldBeTrue($"{ours}\n--- is not ---\n{elsa}");
}
