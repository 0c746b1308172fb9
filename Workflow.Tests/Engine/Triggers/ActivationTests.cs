using System.Text.Json;
using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Triggers;

[Collection(PostgresCollection.Name)]
public sealed class ActivationTests(PostgresFixture postgres)
{
    private const string Waits =
        """
        {"id":"Wait","type":"Elsa.Event","version":1,"name":"Wait",
         "eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}
        """;

    private static readonly Origin Origin = new(new Actor("tester", "clerk", "320100-wjw", RunningEngine.Tenant), "corr");

    [Fact]
    public async Task Of_many_starts_at_once_on_two_nodes_a_singleton_has_one()
    {
        await using var engine = await StartAsync(("single", "SingletonStrategy"));
        await using var other = await engine.JoinAsync();

        var starts = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            TryStartAsync(number % 2 == 0 ? engine : other, "single", null)));

        starts.Count(start => start is not null).ShouldBe(1);
        (await engine.InstancesAsync("single")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_singleton_may_start_again_once_the_one_before_has_ended()
    {
        await using var engine = await StartAsync(("single", "SingletonStrategy"));
        var first = await TryStartAsync(engine, "single", null);
        (await TryStartAsync(engine, "single", "other")).ShouldBeNull();

        await engine.Get<IWorkflowRunner>().DeliverAsync(Origin, first!, new Cancel("test"), null, default);

        (await TryStartAsync(engine, "single", null)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_starts_of_a_singleton_in_one_unit_are_one_too_many()
    {
        await using var engine = await StartAsync(("single", "SingletonStrategy"));
        await using var unit = await engine.BeginAsync();
        var request = new StartRequest("single", JsonSerializer.SerializeToElement(new { }));

        await engine.Get<IWorkflows>().StartAsync(unit, request, default);

        await Should.ThrowAsync<CannotStartException>(() => engine.Get<IWorkflows>().StartAsync(unit, request, default));
    }

    [Fact]
    public async Task A_correlated_singleton_has_one_instance_for_each_correlation()
    {
        await using var engine = await StartAsync(("single", "CorrelatedSingletonStrategy"), ("always", "AllowAlwaysStrategy"));
        await TryStartAsync(engine, "always", "one");

        (await TryStartAsync(engine, "single", "one")).ShouldNotBeNull();
        (await TryStartAsync(engine, "single", "two")).ShouldNotBeNull();
        (await TryStartAsync(engine, "single", "one")).ShouldBeNull();
    }

    [Fact]
    public async Task A_correlated_workflow_starts_only_where_no_other_of_any_definition_has_the_correlation()
    {
        await using var engine = await StartAsync(("correlated", "CorrelationStrategy"), ("always", "AllowAlwaysStrategy"));
        await TryStartAsync(engine, "always", "one");

        (await TryStartAsync(engine, "correlated", "one")).ShouldBeNull();
        (await TryStartAsync(engine, "correlated", "two")).ShouldNotBeNull();
        (await TryStartAsync(engine, "correlated", null)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_tenant_has_singletons_of_its_own()
    {
        await using var engine = await StartAsync(("single", "SingletonStrategy"));
        await TryStartAsync(engine, "single", null);
        var elsewhere = Origin with { Actor = Origin.Actor with { Tenant = "320200" } };

        var started = await engine.Get<IWorkflowRunner>().StartAsync(
            elsewhere, new StartRequest("single", JsonSerializer.SerializeToElement(new { })), null, default);

        started.Moved.ShouldBeTrue();
    }

    private async Task<RunningEngine> StartAsync(params (string Id, string Strategy)[] definitions)
    {
        var engine = await RunningEngine.StartAsync(postgres);
        foreach (var (id, strategy) in definitions)
        {
            engine.Define(
                id,
                Waits,
                $$"""{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.{{strategy}}, Elsa.Workflows.Runtime"}""");
        }

        await engine.RestartAsync();
        return engine;
    }

    private static async Task<string?> TryStartAsync(RunningEngine engine, string definition, string? correlation)
    {
        try
        {
            var request = new StartRequest(definition, JsonSerializer.SerializeToElement(new { }), correlation);
            return (await engine.Get<IWorkflowRunner>().StartAsync(Origin, request, null, default)).InstanceId;
        }
        catch (CannotStartException)
        {
            return null;
        }
    }
}
