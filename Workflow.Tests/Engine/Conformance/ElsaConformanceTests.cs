using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using Xunit;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>The core does with a definition what the real Elsa 3.8 does with it, in both modes of its flowcharts.</summary>
public sealed class ElsaConformanceTests
{
    /// <summary>Where we differ on purpose, in both modes unless the name says so; docs/elsa.md has the reasons.</summary>
    private static readonly Dictionary<string, string[]> Differences = new(StringComparer.Ordinal)
    {
        ["fork-WaitAny-none"] = ["B0", "end", "d: Finished; Workflow1 s fk b0 z"],
        ["fork-WaitAny-e2-e1"] = ["B0", "end", "d: Finished; Workflow1 s fk b0 z"],
        ["ExecuteWorkflow-wait-false"] =
        [
            "child 4",
            """end {"WorkflowDefinitionVersionId":null,"WorkflowInstanceId":"i.3-2","CorrelationId":null,"Status":"Finished","SubStatus":"Finished","Output":{"r":40}}""",
            "d: Finished; Workflow1 s x z",
            "child: Finished; Workflow1 cs cw co",
        ],
        ["flowjoin-deadbranch-WaitAll Token"] = ["start", "A", "d: Finished; Workflow1 f st a q"],
    };

    public static TheoryData<string, FlowchartMode> Alike => Cases(isDifferent: false);

    public static TheoryData<string, FlowchartMode> Different => Cases(isDifferent: true);

    [Theory]
    [MemberData(nameof(Alike))]
    public void a_definition_runs_as_in_elsa(string name, FlowchartMode mode)
    {
        var expected = ConformanceCase.Read(name, mode);
        var engine = Drive(expected, mode);

        // Which of two instances writes first is chance in Elsa too.
        engine.Lines.ShouldBe(expected.Lines, ignoreOrder: expected.Instances.Count() > 1);
        foreach (var instances in expected.Instances.GroupBy(instance => instance.GetProperty("definitionId").GetString()))
        {
            var ours = engine.Instances.Values.Where(state => state.DefinitionId == instances.Key).ToList();
            ours.Count.ShouldBe(instances.Count());
            foreach (var (state, instance) in ours.Zip(instances))
            {
                Compare(engine, state, instance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void where_we_differ_on_purpose_it_is_so_much_and_no_more(string name, FlowchartMode mode)
    {
        var engine = Drive(ConformanceCase.Read(name, mode), mode);

        engine.Lines.Concat(engine.Instances.Values.Select(state => Summary(engine, state)))
            .ShouldBe(Differences[KeyOf(name, mode)!]);
    }

    private static TheoryData<string, FlowchartMode> Cases(bool isDifferent)
    {
        var result = new TheoryData<string, FlowchartMode>();
        foreach (var name in ConformanceCase.Names)
        {
            foreach (var mode in Enum.GetValues<FlowchartMode>().Where(mode => (KeyOf(name, mode) is not null) == isDifferent))
            {
                result.Add(name, mode);
            }
        }

        return result;
    }

    private static string? KeyOf(string name, FlowchartMode mode) =>
        new[] { name, $"{name} {mode}" }.FirstOrDefault(Differences.ContainsKey);

    /// <summary>How an instance ended: its executions in order of their start, a minus before those that were cancelled.</summary>
    private static string Summary(MemoryEngine engine, InstanceState state) =>
        $"{state.DefinitionId}: {state.SubStatus}; "
        + string.Join(' ', new Observation(state, engine.Facts[state.Id], engine.GraphOf(state)).Executions()
            .Select(one => one.Status switch { "Completed" => "", "Canceled" => "-", _ => $"{one.Status}:" } + one.Activity));

    private static MemoryEngine Drive(ConformanceCase expected, FlowchartMode mode)
    {
        var engine = new MemoryEngine { FlowchartMode = mode };
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

    private static void Compare(MemoryEngine engine, InstanceState state, JsonElement expected)
    {
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
