using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

/// <summary>
/// Whatever definition and whatever happens to it: the engine in memory folds, repeats and stores each burst, nothing
/// escapes as an exception, and what does not end waits for something.
/// </summary>
public sealed class RandomDefinitionTests
{
    private static readonly Gen<string> Names = OneOf("E1", "E2");

    private static readonly Gen<string> Merges = OneOf("Stream", "Merge", "Converge", "Cascade", "Race");

    private static readonly Gen<string> Conditions =
        OneOf("true", "false", "getVariable('n') < 4", "variables.n % 2 == 0", "nothing.at.all", "Math.random() < 0.5");

    private static readonly Gen<Stimulus> Stimuli = Gen.OneOf(
        Gen.Frequency((8, Names), (1, Gen.Const("other"))).Select(name => (Stimulus)new RaiseEvent(name, MemoryEngine.Json("""{"v":1}"""))),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 2]).Select((execution, wait) => (Stimulus)new ResumeBookmark($"{execution}-{wait}", null)),
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 3]).Select((node, visit) => (Stimulus)new EffectAnswered($"i/a{node}/{visit}", MemoryEngine.Json("1"))),
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 3]).Select((node, visit) => (Stimulus)new EffectFailed($"i/a{node}/{visit}", "x", "y")),
        Gen.Frequency((1, Gen.Const(true)), (9, Gen.Const(false))).Select(ends => ends ? (Stimulus)new Cancel("enough") : new Begin()));

    [Fact]
    public void any_run_of_any_definition_keeps_the_rules_of_the_core() =>
        Gen.Select(Tree(3), Stimuli.Array[0, 12], Gen.Bool, Gen.Enum<FlowchartMode>()).Sample(
            (root, stimuli, continues, mode) =>
            {
                var engine = new MemoryEngine(ProbeActivity.Effect(), ProbeActivity.Command())
                {
                    FlowchartMode = mode,
                    MostBursts = 300,
                    Answer = command => command.Id.Length % 2 == 0
                        ? new CommandAnswered(command.Id, MemoryEngine.Json("1"))
                        : new CommandRefused(command.Id, "no", "不行"),
                };
                engine.Runner = engine.LimitedTo(300);
                engine.Define(Definition(
                    Numbered(root),
                    [Variable("n", "Int32", "0")],
                    incidentStrategy: continues ? "ContinueWithIncidentsStrategy" : null));
                engine.Start("d");
                foreach (var stimulus in stimuli)
                {
                    engine.Send(stimulus);
                }

                ShouldEndOrWait(engine.Instances["i"]);
                engine.ShouldLoadFromAnyPrefix();
            },
            iter: 150,
            threads: 1,
            print: sample => sample.Item1.ToJsonString());

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void ShouldEndOrWait(InstanceState state)
    {
        state.Commands.ShouldBeEmpty();
        if (state.Status == WorkflowStatus.Finished)
        {
            state.Bookmarks.ShouldBeEmpty();
            state.Effects.ShouldBeEmpty();
            return;
        }

        (state.Bookmarks.Count + state.Effects.Count + state.Children.Count + state.Incidents.Length).ShouldBeGreaterThan(0);
        state.Bookmarks.Values.ShouldAllBe(bookmark => state.Executions.ContainsKey(bookmark.ExecutionId));
        state.Effects.Values.ShouldAllBe(effect => state.Executions.ContainsKey(effect.ExecutionId));
        state.Executions.Values.ShouldAllBe(execution =>
            execution.ParentId == null || state.Executions.ContainsKey(execution.ParentId));
    }

    private static Gen<JsonObject> Tree(int depth)
    {
        var leaf = Gen.OneOf(
            Names.Select(name => Event("?", name)),
            Conditions.Select(code => Line("?", Script(code))),
            Gen.Const(0).Select(_ => Set("?", "n", Script("getVariable('n') + 1"))),
            OneOf("Ask", "Order", "Finish", "Break", "Complete", "End", "Unknown").Select(type => Activity(type, "?")),
            Gen.Const(0).Select(_ => Activity("PublishEvent", "?", ("eventName", Literal("E1")), ("isLocalEvent", Literal(true)))),
            Gen.Const(0).Select(_ => Activity("Delay", "?", ("timeSpan", Literal("00:10:00")))));
        if (depth == 0)
        {
            return leaf;
        }

        var below = Tree(depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (2, below.Array[0, 3].Select(children => Sequence("?", children))),
            (1, below.Array[0, 3].Select(children => Parallel("?", children))),
            (1, below.Array[1, 3].Select(children => Activity("Fork", "?", ("joinMode", "WaitAny"), ("branches", new JsonArray(children))))),
            (1, Gen.Select(Conditions, below).Select((code, child) => Activity("If", "?", ("condition", Script(code, "Boolean")), ("then", child)))),
            (1, Gen.Select(Conditions, below).Select((code, child) => Activity("While", "?", ("condition", Script(code, "Boolean")), ("body", child)))),
            (1, below.Select(child => Activity("ForEach", "?", ("items", Script("[1,2]")), ("body", child)))),
            (1, below.Select(child => Activity("ParallelForEach", "?", ("items", Script("[1,2]")), ("body", child)))),
            (1, Gen.Select(Conditions, below.Array[2, 4]).Select(States)),
            (3, Chart(below)));
    }

    /// <summary>Two states that trigger one another until a condition says otherwise.</summary>
    private static JsonObject States(string code, JsonObject[] slots) => Activity(
        "StateMachine",
        "?",
        ("initialState", "on"),
        ("states", new JsonArray(
            new JsonObject { ["name"] = "on", ["entry"] = slots.ElementAtOrDefault(2) },
            new JsonObject { ["name"] = "off", ["exit"] = slots.ElementAtOrDefault(3) })),
        ("transitions", new JsonArray(
            new JsonObject { ["from"] = "on", ["to"] = "off", ["trigger"] = slots[0] },
            new JsonObject { ["from"] = "off", ["to"] = "on", ["trigger"] = slots[1], ["condition"] = Script(code, "Boolean") },
            new JsonObject { ["from"] = "off", ["to"] = "on", ["condition"] = Script(code, "Boolean") })));

    /// <summary>Connections name children by position; the ids are given at the end.</summary>
    private static Gen<JsonObject> Chart(Gen<JsonObject> below) =>
        Gen.Select(below.Array[1, 4], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], OneOf("Done", "True")).Array[0, 6], OneOf("WaitAny", "WaitAll", "none"), Merges)
            .Select((children, ways, join, merge) =>
            {
                children[^1]["customProperties"] = new JsonObject { ["mergeMode"] = merge };
                JsonObject[] activities = join == "none" ? children : [.. children, Activity("FlowJoin", "?", ("mode", Literal(join)))];
                return Activity(
                    "Flowchart",
                    "?",
                    ("activities", new JsonArray(activities)),
                    ("connections", new JsonArray([.. ways.Select(way => (JsonNode)new JsonObject
                    {
                        ["source"] = way.Item1 % activities.Length,
                        ["target"] = (way.Item2 + 1) % activities.Length,
                        ["sourcePort"] = way.Item3,
                    })])));
            });

    private static JsonObject Numbered(JsonObject generated)
    {
        var count = 0;
        var root = generated.DeepClone().AsObject();
        Number(root);
        return root;

        void Number(JsonNode? node)
        {
            if (node is JsonArray array)
            {
                foreach (var item in array)
                {
                    Number(item);
                }
            }
            else if (node is JsonObject json)
            {
                if ((string?)json["id"] == "?")
                {
                    json["id"] = $"a{count++}";
                }

                foreach (var (_, member) in json.ToList())
                {
                    Number(member);
                }

                if (json["connections"] is JsonArray connections)
                {
                    foreach (var connection in connections)
                    {
                        connection!["source"] = (string?)json["activities"]![connection["source"]!.GetValue<int>()]!["id"];
                        connection["target"] = (string?)json["activities"]![connection["target"]!.GetValue<int>()]!["id"];
                    }
                }
            }
        }
    }
}
