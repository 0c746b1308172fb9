using Shouldly;
using Workflow.Engine.Batches;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Engine.Replay;
using Workflow.Engine.Streams;
using Workflow.Engine.Time;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Housekeeping;

/// <summary>Rows that are no part of any history go after a while; what is not yet dealt with stays.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ExpiredRowsTests(PostgresFixture postgres)
{
    private const string Line =
        """{"id":"l","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}}""";

    [Fact]
    public async Task Batches_replays_and_keys_go_when_they_are_old_and_only_then()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("d", Line));
        var instance = await engine.UntilFinishedAsync(await engine.RunAsync("d"));
        var old = await AskAsync(engine, instance, "old");
        await engine.Get<IClockStore>().AdvanceAsync(TimeSpan.FromDays(20), default);
        var young = await AskAsync(engine, instance, "young");
        await engine.Get<IClockStore>().AdvanceAsync(TimeSpan.FromDays(11), default);

        await engine.Get<ExpiredRows>().DeleteAsync(default);

        (await engine.Get<IBatches>().FindAsync(null, old.Batch, default)).ShouldBeNull();
        (await engine.Get<IReplays>().FindAsync(null, old.Replay, default)).ShouldBeNull();
        (await engine.Get<IIdempotency>().FindAsync("test", "old", default)).ShouldBeNull();
        (await engine.Get<IBatches>().ItemsAsync(young.Batch, null, 0, 10, default)).ShouldHaveSingleItem();
        (await engine.Get<IReplays>().ItemsAsync(young.Replay, null, 0, 10, default)).ShouldHaveSingleItem();
        (await engine.Get<IIdempotency>().FindAsync("test", "young", default)).ShouldNotBeNull();
        (await engine.Get<IWorkflows>().FindAsync(RunningEngine.Tenant, instance.Id, null, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_batch_or_replay_that_is_not_done_stays_however_old_it_is()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        await engine.StopWorkingAsync();
        var (batch, replay) = (Guid.NewGuid(), Guid.NewGuid());
        await engine.SqlAsync<string>(
            $"""
            with b as (insert into workflow.wf_batch values ('{batch}', 't', '{"{}"}', 'r', 'a', 'r', 'o', '2020-01-01')),
                 r as (insert into workflow.wf_replay values ('{replay}', 't', 'v', '2020-01-01'))
            select 'made'
            """);
        await engine.SqlAsync<string>(
            $"""
            with b as (insert into workflow.wf_batch_item values ('{batch}', 'one', 'done'), ('{batch}', 'other', 'pending')),
                 r as (insert into workflow.wf_replay_item values ('{replay}', 'one', '{"{}"}'), ('{replay}', 'other', null))
            select 'made'
            """);

        await engine.Get<ExpiredRows>().DeleteAsync(default);

        (await engine.Get<IBatches>().ItemsAsync(batch, null, 0, 10, default)).Count.ShouldBe(2);
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_replay_item")).ShouldBe(2);
    }

    [Fact]
    public async Task Nodes_that_sweep_at_the_same_time_delete_all_and_stand_in_nobodys_way()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        await engine.SqlAsync<string>(
            """
            with k as (insert into workflow.wf_idempotency
                select 'test', n::text, '', 200, '', '2020-01-01'::timestamptz from generate_series(1, 20000) n)
            select 'made'
            """);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => engine.Get<ExpiredRows>().DeleteAsync(default)));
        await engine.Get<ExpiredRows>().DeleteAsync(default);

        (await engine.SqlAsync<long>("select count(*) from workflow.wf_idempotency")).ShouldBe(0);
    }

    /// <summary>Asks for a batch and a replay under a key, and waits until both are done.</summary>
    private static async Task<(Guid Batch, Guid Replay)> AskAsync(RunningEngine engine, InstanceState instance, string key)
    {
        var query = new InstanceQuery(InstanceIds: [instance.Id]);
        Guid batch, replay;
        await using (var unit = await engine.BeginAsync())
        {
            batch = engine.Get<IBatches>().Create(unit, query, new RepairInstance([new RetryIncident()], "test"));
            replay = engine.Get<IReplays>().Create(unit, query, instance.DefinitionVersionId);
            unit.Bind(new IdempotencyRecord("test", key, string.Empty, 202, "{}"));
            await unit.CommitAsync(default);
        }

        await Eventually.SeeAsync(() => engine.Get<IBatches>().FindAsync(null, batch, default), seen => seen!.IsFinished);
        await Eventually.SeeAsync(() => engine.Get<IReplays>().FindAsync(null, replay, default), seen => seen!.IsFinished);
        return (batch, replay);
    }
}
