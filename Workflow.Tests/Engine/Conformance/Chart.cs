using System.Text.Json.Nodes;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>Flowcharts written as people draw them: <c>q.True -> a</c>, activities that write their own names.</summary>
internal static class Chart
{
    public static JsonObject Of(string id, JsonNode[] activities, params string[] ways) => Flowchart(
        id,
        activities,
        [.. ways.Select(way => way.Split(" -> ")).Select(ends =>
        {
            var from = ends[0].Split('.');
            return (from[0], from.Length > 1 ? from[1] : "Done", ends[1]);
        })]);

    /// <summary>Writes its id.</summary>
    public static JsonObject Say(string id, string? mergeMode = null)
    {
        var line = Line(id, id);
        if (mergeMode is not null)
        {
            line["customProperties"] = new JsonObject { ["mergeMode"] = mergeMode };
        }

        return line;
    }

    /// <summary>Waits for the event of its own name.</summary>
    public static JsonObject Wait(string id) => Event(id, id);

    public static JsonObject Ask(string id, string condition) => Activity("FlowDecision", id, ("condition", Script(condition, "Boolean")));

    public static JsonObject Split(string id, params string[] branches) => Activity(
        "FlowFork", id, ("branches", Script($"[{string.Join(',', branches.Select(branch => $"'{branch}'"))}]")));

    public static JsonObject Join(string id, string mode) => Activity("FlowJoin", id, ("mode", Literal(mode)));

    /// <summary>Adds one to the variable <c>n</c>.</summary>
    public static JsonObject Count(string id) => Set(id, "n", Script("getVariable('n') + 1"));

    /// <summary>Runs a workflow and raises events; gives the engine as it then is.</summary>
    public static MemoryEngine Run(FlowchartMode mode, JsonObject root, params string[] events) =>
        Run(new MemoryEngine { FlowchartMode = mode }, Definition(root, [Variable("n", "Int32", "0")]), events);

    public static MemoryEngine Run(MemoryEngine engine, System.Text.Json.JsonElement definition, params string[] events)
    {
        engine.Define(definition);
        engine.Start("d");
        foreach (var name in events)
        {
            engine.Send(new RaiseEvent(name, null));
        }

        return engine;
    }

    /// <summary>The instance that was run.</summary>
    public static InstanceState Instance(this MemoryEngine engine) => engine.Instances["i"];
}
