using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.DataServices;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.DataServices;

public sealed class DataServiceActivityTests : IDisposable
{
    private const string Tenant = "320100";
    private readonly ServiceFiles files = new();
    private readonly ServiceProvider provider;
    private readonly MemoryVault vault = new();

    public DataServiceActivityTests()
    {
        files.Write("test");
        provider = new ServiceCollection()
            .AddWorkflowCore()
            .AddSingleton<IDataServices>(files.Registry)
            .AddSingleton<IActivityProvider, DataServiceActivities>()
            .BuildServiceProvider();
    }

    public void Dispose()
    {
        provider.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task it_asks_with_its_inputs_and_personal_values_stay_sealed()
    {
        var (_, state) = await BeginAsync();

        var effect = state.Effects.Values.Single();
        effect.Kind.ShouldBe("data-service");
        effect.Request.GetRawText().ShouldNotContain("11010519491231002X");
        var request = DataServiceRequest.Read(effect.Request);
        request.Service.ShouldBe("test");
        request.Scenario.ShouldBe("newborn");
        request.Case.ShouldBe("320100-2026-000001");
        request.OnBehalfOf.ShouldBe("police");
        vault.Ring.OpenTree(request.Input)!["idNumber"]!.ToString().ShouldBe("11010519491231002X");
        request.Input.TryGetProperty("note", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task its_answer_goes_on_by_Done()
    {
        var (graph, state) = await BeginAsync("Done", "NotFound", "Failed");
        var (after, lines) = Answer(graph, state, """{ "found": true, "result": { "place": "南京" } }""");
        lines.ShouldBe(["Done"]);
        after.LastOutputs["call"]["Result"].GetProperty("place").GetString().ShouldBe("南京");
        after.LastOutputs["call"]["Found"].GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, "NotFound", "NotFound")]
    [InlineData(true, "Failed", "Failed")]
    [InlineData(false, "NotFound", "NotFound")]
    [InlineData(false, "Failed", "Done")]
    public async Task not_found_goes_on_by_NotFound_or_is_a_failure_of_what_had_to_take_effect(
        bool hasEffect, string connected, string taken)
    {
        files.Write("test", file => file["effect"] = hasEffect);
        var (graph, state) = await BeginAsync("Done", connected);
        var (after, lines) = Answer(graph, state, """{ "found": false, "result": { "found": false } }""");
        lines.ShouldBe([taken]);
        after.LastOutputs["call"]["Found"].GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task a_refusal_goes_on_by_Failed_with_its_reason()
    {
        var (graph, state) = await BeginAsync("Done", "Failed");
        var (after, lines) = Fail(graph, state);
        lines.ShouldBe(["Failed"]);
        after.LastOutputs["call"]["Failure"].GetProperty("code").GetString().ShouldBe("not-insured");
    }

    [Fact]
    public async Task a_refusal_faults_readably_where_the_diagram_has_no_way_for_it()
    {
        var (graph, state) = await BeginAsync("Done");
        var (after, lines) = Fail(graph, state);
        lines.ShouldBeEmpty();
        var incident = after.Incidents.Single();
        incident.Code.ShouldBe("data-service.not-insured");
        incident.Message.ShouldContain("母亲未参保");
    }

    private async Task<(WorkflowGraph Graph, InstanceState State)> BeginAsync(params string[] connected)
    {
        var subject = vault.SubjectOf("11010519491231002X");
        var keys = await vault.KeysOfAsync(Tenant, [subject], default);
        var input = JsonSerializer.SerializeToElement(new
        {
            scenario = "newborn",
            caseNumber = "320100-2026-000001",
            id = keys.Seal(subject, "11010519491231002X"),
        });
        var lines = connected.Select(outcome => new
        {
            id = outcome,
            type = "Elsa.WriteLine",
            version = 1,
            text = new { typeName = "String", expression = new { type = "Literal", value = outcome } },
        });
        var definition = JsonSerializer.SerializeToElement(new
        {
            definitionId = "d",
            inputs = new[] { new { name = "id", type = "String" } },
            root = new
            {
                id = "flow",
                type = "Elsa.Flowchart",
                version = 1,
                activities = new object[]
                {
                    new
                    {
                        id = "call",
                        type = "OneThing.DataService.Test",
                        version = 1,
                        idNumber = new { typeName = "String", expression = new { type = "JavaScript", value = "getInput('id')" } },
                        onBehalfOf = new { typeName = "String", expression = new { type = "Literal", value = "police" } },
                    },
                }.Concat(lines),
                connections = connected.Select(outcome => new
                {
                    source = new { activity = "call", port = outcome },
                    target = new { activity = outcome, port = "In" },
                }),
            },
        });
        var parsed = provider.GetRequiredService<IDefinitionParser>().Parse(definition);
        parsed.Errors.ShouldBeEmpty();
        var accepted = new WorkflowAccepted("i", "d", "d:1", 1, input, "corr", null, null, null, false);
        var state = InstanceState.Initial.Apply(accepted, new EventFacts(1, default, Actor.Engine(Tenant)));
        return (parsed.Graph!, Run(parsed.Graph!, state, new Begin()).State);
    }

    private (InstanceState After, IReadOnlyList<string> Lines) Answer(WorkflowGraph graph, InstanceState state, string answer) =>
        Lines(Run(graph, state, new EffectAnswered(state.Effects.Keys.Single(), JsonElement.Parse(answer))));

    private (InstanceState After, IReadOnlyList<string> Lines) Fail(WorkflowGraph graph, InstanceState state) =>
        Lines(Run(graph, state, new EffectFailed(state.Effects.Keys.Single(), "not-insured", "母亲未参保。")));

    private static (InstanceState After, IReadOnlyList<string> Lines) Lines(BurstResult result) =>
        (result.State, [.. result.Facts.OfType<LineWritten>().Select(line => line.Text)]);

    private BurstResult Run(WorkflowGraph graph, InstanceState state, Stimulus stimulus) =>
        provider.GetRequiredService<IBurstRunner>().Run(
            graph, state, stimulus, new BurstContext(default, 1, vault.Ring, Tenant));
}
