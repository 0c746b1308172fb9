using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Activities;
using Workflow.Engine.Batches;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Replay;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Replay;

/// <summary>A replay ends with a report for each history, whatever these are like.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ReplayRunTests(PostgresFixture postgres)
{
    private const string Line =
        """{"id":"l","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}}""";

    [Fact]
    public async Task An_instance_that_was_put_away_is_replayed_like_any_other()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("d", Line));
        var (away, kept) = (await EndedAsync(engine), await EndedAsync(engine));
        await using (var unit = await engine.BeginAsync())
        {
            (await engine.Get<IArchive>().PutAwayAsync(unit, away.Id, default)).ShouldBe(ArchiveAnswer.Away);
            await unit.CommitAsync(default);
        }

        (await ReplayedAsync(engine, away, kept)).ShouldAllBe(item => !item.Report!.Differs);
    }

    [Fact]
    public async Task A_history_that_cannot_be_replayed_says_so_and_keeps_no_other_from_its_report()
    {
        string? broken = null;
        await using var engine = await RunningEngine.StartAsync(
            postgres,
            services => services.AddSingleton<IBurstRunner>(provider => new BreakableRunner(
                new BurstRunner(
                    provider.GetRequiredService<IActivityRegistry>(), provider.GetRequiredService<ExpressionLanguages>(), new BurstLimits()),
                id => id == broken)),
            ("d", Line));
        var (one, other) = (await EndedAsync(engine), await EndedAsync(engine));
        broken = one.Id;

        var items = await ReplayedAsync(engine, one, other);

        items.Single(item => item.InstanceId == one.Id).Report!.Remarks.ShouldHaveSingleItem().ShouldContain("InvalidCastException");
        items.Single(item => item.InstanceId == other.Id).Report!.Differs.ShouldBeFalse();
    }

    private static async Task<InstanceState> EndedAsync(RunningEngine engine) =>
        await engine.UntilFinishedAsync(await engine.RunAsync("d"));

    private static async Task<IReadOnlyList<ReplayItem>> ReplayedAsync(RunningEngine engine, params InstanceState[] instances)
    {
        Guid id;
        await using (var unit = await engine.BeginAsync())
        {
            id = engine.Get<IReplays>().Create(
                unit, new InstanceQuery(InstanceIds: [.. instances.Select(one => one.Id)]), instances[0].DefinitionVersionId);
            await unit.CommitAsync(default);
        }

        await Eventually.SeeAsync(() => engine.Get<IReplays>().FindAsync(null, id, default), seen => seen!.IsFinished);
        return await engine.Get<IReplays>().ItemsAsync(id, null, 0, 10, default);
    }

    private sealed class BreakableRunner(IBurstRunner runner, Func<string, bool> isBroken) : IBurstRunner
    {
        public BurstResult Run(WorkflowGraph graph, InstanceState state, Stimulus stimulus, BurstContext context) =>
            isBroken(state.Id) ? throw new InvalidCastException("broken") : runner.Run(graph, state, stimulus, context);
    }
}
