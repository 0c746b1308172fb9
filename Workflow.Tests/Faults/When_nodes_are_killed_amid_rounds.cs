using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Faults;

/// <summary>
/// A node is killed while it holds an occurrence of a schedule, the next amid a batch, the next amid a replay. Afterwards
/// each occurrence has started one instance, each instance of the batch was dealt with once, and the replay is whole.
/// </summary>
public sealed class When_nodes_are_killed_amid_rounds(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Schedule = "name in ('engine.trigger-tick', 'engine.start-by-trigger')";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task every_occurrence_every_instance_and_every_history_is_dealt_with_once()
    {
        await using var world = await RoundsWorld.StartAsync(postgres);

        var first = await KilledAmidAnOccurrenceAsync(world);
        var second = world.Nodes.Single(node => node != first);
        var (batch, one) = await KilledAmidTheBatchAsync(world, second);
        await one;
        var (replay, other) = await KilledAmidTheReplayAsync(world, first);
        await other;

        await TheBatchIsDealtWithOnceAsync(world, batch);
        await TheReplayIsWholeAsync(world, replay);
        await EachOccurrenceStartedOneInstanceAsync(world);
        (await world.AuditAsync()).ShouldBeEmpty();
    }

    private static async Task<HostProcess> KilledAmidAnOccurrenceAsync(RoundsWorld world)
    {
        var holder = await LookAsync(() => world.HolderAsync(Schedule), found => found is not null);
        await holder!.KillAsync();
        (await world.SqlAsync<long>($"select count(*) from workflow.wf_work where dead_at is null and {Schedule}"))
            .ShouldBeGreaterThan(0, "what it held is still to be done");
        return holder;
    }

    /// <summary>Kills the node that works a batch off, and starts both again.</summary>
    private static async Task<(Guid Batch, Task Restart)> KilledAmidTheBatchAsync(RoundsWorld world, HostProcess node)
    {
        var batch = await RoundsWorld.PostAsync(node, "/api/batches/repairs", (JsonObject)JsonNode.Parse(
            $$"""
            {"query":{"definitionId":"{{RoundDefinitions.Faulty}}"},"reason":"批量核对",
             "steps":[{"step":"change-variable","variable":"X","value":1},{"step":"retry"}]}
            """)!);
        var done = $"select count(*) from workflow.wf_batch_item where batch = '{batch}' and state <> 'pending'";
        await LookAsync(() => world.SqlAsync<long>(done), seen => seen > 0);
        await node.KillAsync();
        (await world.SqlAsync<long>(done)).ShouldBeInRange(1, RoundsWorld.Count - 1, "killed amid the batch");
        return (batch, Task.WhenAll(world.Nodes.Select(killed => killed.StartAsync())));
    }

    /// <summary>Kills the node that works a replay off, and starts it again.</summary>
    private static async Task<(Guid Replay, Task Restart)> KilledAmidTheReplayAsync(RoundsWorld world, HostProcess node)
    {
        var replay = await RoundsWorld.PostAsync(node, "/api/replays", new JsonObject
        {
            ["version"] = 1,
            ["query"] = new JsonObject { ["definitionId"] = RoundDefinitions.Lengthy },
        });
        var done = $"select count(report) from workflow.wf_replay_item where replay = '{replay}'";
        await LookAsync(() => world.SqlAsync<long>(done), seen => seen > 0);
        await node.KillAsync();
        (await world.SqlAsync<long>(done)).ShouldBeInRange(1, RoundsWorld.Count - 1, "killed amid the replay");
        return (replay, node.StartAsync());
    }

    private static async Task TheBatchIsDealtWithOnceAsync(RoundsWorld world, Guid batch)
    {
        await Eventually.SeeAsync(
            () => world.SqlAsync<long>($"select count(*) from workflow.wf_batch_item where batch = '{batch}' and state = 'done'"),
            done => done == RoundsWorld.Count,
            Patience);
        var repairs =
            $"""
            from workflow.mt_events e where e.type = 'workflow.advanced.v1' and e.causation_id = 'batch:{batch}'
              and e.data #>> '{"{stimulus,stimulus}"}' = 'repair'
            """;
        (await world.SqlAsync<long>($"select count(*) {repairs}")).ShouldBe(RoundsWorld.Count, "one repair for each instance");
        (await world.SqlAsync<long>(
            $"""
            select count(*) from workflow.wf_batch_item i where i.batch = '{batch}'
              and exists (select {repairs} and e.stream_id = 'workflow:' || i.instance_id and e.version = i.version)
            """)).ShouldBe(RoundsWorld.Count, "each item names its repair");
    }

    private static async Task TheReplayIsWholeAsync(RoundsWorld world, Guid replay)
    {
        var progress = await Eventually.SeeAsync(
            async () =>
            {
                using var client = world.Nodes[0].System();
                return await client.GetJsonAsync($"/api/replays/{replay}");
            },
            seen => seen["isFinished"]!.GetValue<bool>(),
            Patience);
        progress["total"]!.GetValue<int>().ShouldBe(RoundsWorld.Count);
        progress["same"]!.GetValue<int>().ShouldBe(RoundsWorld.Count);
    }

    private static async Task EachOccurrenceStartedOneInstanceAsync(RoundsWorld world)
    {
        // It ticks again: what the killed nodes held has moved, and the schedule was not stopped by it.
        var before = await world.SqlAsync<long>("select count(*) from public.occurrences");
        await Eventually.SeeAsync(
            () => world.SqlAsync<long>("select count(*) from public.occurrences"), seen => seen >= before + 3, Patience);
        await Task.WhenAll(world.Nodes.Select(node => node.StopAsync()));

        (await world.SqlAsync<long>(
            $"""
            select count(*) from workflow.wf_work w join workflow.mt_doc_triggerrow t on t.id = w.payload ->> 'triggerId'
            where w.name = 'engine.trigger-tick' and t.data ->> 'definitionId' = '{RoundDefinitions.Ticking}'
            """)).ShouldBe(1, "the schedule has one next moment");
        (await world.SqlAsync<long>("select count(*) - count(distinct moment) from public.occurrences"))
            .ShouldBe(0, "no moment was taken twice");
        (await world.SqlAsync<long>(
            """
            select count(*) from public.occurrences o
            where not exists (select from workflow.mt_events e
                where e.stream_id = 'workflow:' || o.instance and e.type = 'workflow.accepted.v1')
              and not exists (select from workflow.wf_work w where w.payload ->> 'instanceId' = o.instance)
            """)).ShouldBe(0, "each has its instance");
        (await world.SqlAsync<long>(
            $$"""
            select count(*) - count(distinct e.data #>> '{input,ExecuteAt}') from workflow.mt_events e
            where e.type = 'workflow.accepted.v1' and e.data ->> 'definitionId' = '{{RoundDefinitions.Ticking}}'
            """)).ShouldBe(0, "and no other instance has its moment");
    }

    /// <summary>Looks as often as can be, so that what lasts for milliseconds is seen.</summary>
    private static async Task<T> LookAsync<T>(Func<Task<T>> look, Func<T, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var seen = await look();
            if (fits(seen))
            {
                return seen;
            }

            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
