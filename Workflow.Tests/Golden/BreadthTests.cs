using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Tests.Engine.Conformance;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Golden;

/// <summary>
/// The breadth of what instances do, on a real database: every conformance case ends there as Elsa says, and what the
/// cases lack is brought about besides. Golden streams are recorded from here.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class BreadthTests(PostgresFixture postgres)
{
    /// <summary>Where we differ on purpose (see the conformance tests) the end is not Elsa's, or there is nothing to run.</summary>
    private static readonly string[] Different = ["fork-WaitAny-none", "fork-WaitAny-e2-e1", "unknown-activity"];

    [Fact]
    public async Task each_conformance_case_ends_on_the_database_as_in_elsa()
    {
        var cases = ConformanceCase.Names.Except(Different).Select(name => (Name: name, Case: ConformanceCase.Read(name, FlowchartMode.Counter)))
            .Where(one => one.Case.Elsa.GetProperty("instances").GetArrayLength() > 0)
            .ToList();
        await using var engine = await RunningEngine.StartAsync(postgres);
        foreach (var (name, expected) in cases)
        {
            foreach (var definition in expected.Definitions)
            {
                engine.DefineWhole(Renamed(definition, name));
            }
        }

        await engine.RestartAsync();
        foreach (var (name, expected) in cases)
        {
            await RunAsync(engine, name, expected);
        }

        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task names_correlations_outputs_events_refusals_and_cancellations_are_stored_and_fold()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres,
            ("words", """
                {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
                  {"id":"n","type":"Elsa.SetName","version":1,"value":{"typeName":"String","expression":{"type":"Literal","value":"名称"}}},
                  {"id":"c","type":"Elsa.Correlate","version":1,"correlationId":{"typeName":"String","expression":{"type":"Literal","value":"c-1"}}},
                  {"id":"o","type":"Elsa.SetOutput","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"Out"}},
                   "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ a: [1, 2.5, '三'] })"}}},
                  {"id":"p","type":"Elsa.PublishEvent","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Said"}}},
                  {"id":"l","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"line"}}}]}
                """),
            ("ask", """{"id":"c","type":"Test.CallOut","version":1,"question":{"typeName":"Object","expression":{"type":"Literal","value":1}}}"""),
            ("go", """{"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Go"}}}"""));
        engine.Effects.Answer = (_, _) => new EffectOutcome.Refused("no", "不行");

        var words = await engine.UntilFinishedAsync(await engine.RunAsync("words"));
        (words.Name, words.CorrelationId).ShouldBe(("名称", "c-1"));
        words.Output["Out"].GetProperty("a")[2].GetString().ShouldBe("三");

        await engine.UntilAsync(await engine.RunAsync("ask"), state => state.Effects.IsEmpty && state.Visits.Count > 1);

        var cancelled = await engine.RunAsync("go");
        await engine.UntilWaitingAsync(cancelled);
        await engine.SendAsync(cancelled, new Cancel("不办了"));
        (await engine.UntilFinishedAsync(cancelled)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task repairs_and_what_comes_to_a_parked_branch_are_stored_and_fold()
    {
        const string Fork =
            """
            {"id":"f","type":"Elsa.Fork","version":1,"joinMode":"WaitAll","branches":[
              {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Go"}}},
              {"id":"x","type":"Elsa.Fault","version":1,"message":{"typeName":"String","expression":{"type":"Literal","value":"不行"}}}]}
            """;
        const string Steps =
            """
            {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Go"}}},
              {"id":"g","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"On"}}}]}
            """;
        await using var engine = await RunningEngine.StartAsync(postgres, ("fork", Fork), ("steps", Steps));

        var parked = await engine.RunAsync("fork");
        var faulted = await engine.UntilAsync(parked, state => state.SubStatus == WorkflowSubStatus.Faulted);
        await engine.SendAsync(parked, new ResumeBookmark(faulted.Parked!.Bookmarks.Keys.Single(), null));
        await engine.UntilAsync(parked, state => state.Parked?.Arrived.Length == 1);
        await RepairAsync(engine, parked, new SkipIncident(faulted.Incidents.Single().Id));
        await engine.UntilAsync(parked, state => state.SubStatus == WorkflowSubStatus.Finished);

        var moved = await engine.RunAsync("steps");
        var first = (await engine.UntilWaitingAsync(moved)).Bookmarks.Values.Single();
        await RepairAsync(engine, moved, new MoveToken(first.ExecutionId, "g"));
        var second = (await engine.UntilAsync(moved, state => state.Bookmarks.Values.Any(one => one.Key == "On"))).Bookmarks.Values.Single();
        await RepairAsync(engine, moved, new CancelBranch(second.ExecutionId));
        await engine.UntilFinishedAsync(moved);
    }

    private static Task RepairAsync(RunningEngine engine, string instance, RepairStep step) =>
        engine.SendAsync(instance, new RepairInstance([step], "黄金样本"));

    private static async Task RunAsync(RunningEngine engine, string name, ConformanceCase expected)
    {
        var id = await engine.RunAsync($"{name}-d", expected.Input);
        await SettledAsync(engine);
        foreach (var step in expected.Steps)
        {
            await TakeAsync(engine, id, step);
            await SettledAsync(engine);
        }

        var last = expected.Instances.First(one => one.GetProperty("definitionId").GetString() == "d");
        var state = (await engine.Get<IWorkflows>().FindAsync(RunningEngine.Tenant, id, null, default))!.State;
        $"{name}: {state.Status} {state.SubStatus}"
            .ShouldBe($"{name}: {last.GetProperty("status").GetString()} {last.GetProperty("subStatus").GetString()}");
    }

    private static async Task TakeAsync(RunningEngine engine, string id, JsonElement step)
    {
        if (step.TryGetProperty("event", out var name))
        {
            object? payload = step.TryGetProperty("payload", out var given) ? given : null;
            await engine.PublishAsync(name.GetString()!, payload);
        }
        else if (step.TryGetProperty("task", out var task))
        {
            var state = await engine.UntilAsync(id, state => state.Bookmarks.Values.Any(one => one.Key == task.GetString()));
            var bookmark = state.Bookmarks.Values.First(one => one.Key == task.GetString());
            await engine.SendAsync(id, new ResumeBookmark(bookmark.Id, step.GetProperty("result")));
        }
        else
        {
            await Task.Delay(step.GetProperty("waitMs").GetInt32());
        }
    }

    /// <summary>Until nothing is due in the next moment.</summary>
    private static Task<long> SettledAsync(RunningEngine engine) => Eventually.SeeAsync(
        () => engine.SqlAsync<long>("select count(*) from workflow.wf_work where due_at < now() + interval '1 second'"),
        due => due == 0);

    private static JsonObject Renamed(JsonElement definition, string name)
    {
        var root = JsonNode.Parse(definition.GetRawText())!.AsObject();
        var id = root["definitionId"]!.GetValue<string>();
        Rename(root, name);
        root["definitionId"] = $"{name}-{id}";
        return root;
    }

    /// <summary>Whatever names another workflow names the renamed one.</summary>
    private static void Rename(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonArray array:
                array.ToList().ForEach(item => Rename(item, name));
                break;
            case JsonObject json:
                if (json["workflowDefinitionId"]?["expression"] is JsonObject named)
                {
                    named["value"] = $"{name}-{named["value"]}";
                }

                json.ToList().ForEach(member => Rename(member.Value, name));
                break;
            default:
                break;
        }
    }
}
