using System.Collections.Concurrent;
using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Streams;

/// <summary>Many units that come at once share transactions; whatever befalls one of them is its own affair.</summary>
[Collection(PostgresCollection.Name)]
public sealed class GroupCommitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private LedgerEngine engine = null!;

    public async Task InitializeAsync() => engine = await LedgerEngine.StartAsync(postgres);

    public async Task DisposeAsync() => await engine.DisposeAsync();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task of_random_units_that_quarrel_over_streams_and_keys_none_is_lost_or_doubled(int seed)
    {
        var random = new Random(seed);
        var plans = Enumerable.Range(0, 400).Select(_ => Plan.Draw(random)).ToList();
        var committed = new ConcurrentBag<Plan>();

        await Parallel.ForEachAsync(
            plans, new ParallelOptions { MaxDegreeOfParallelism = 48 }, async (plan, cancellation) =>
        {
            try
            {
                await Races.RunAsync(() => ApplyAsync(plan, cancellation), cancellation);
                committed.Add(plan);
            }
            catch (DuplicateCommandException)
            {
                // Told, and therefore nothing of it may be found.
            }
            catch (LeaseLostException)
            {
                plan.EndsForeignWork.ShouldBeTrue();
            }
        });

        foreach (var stream in plans.SelectMany(plan => plan.Streams).Distinct())
        {
            await using var unit = await engine.BeginAsync();
            var ledger = await unit.LoadAsync<Ledger>(stream, default);
            ledger.State.Sum.ShouldBe(committed.Where(plan => plan.Streams.Contains(stream)).Sum(plan => plan.Amount), stream);
            (await engine.SqlAsync($"select (data->>'sum')::numeric from workflow.mt_doc_ledgerrow where id = '{stream}'"))
                .ShouldBe(ledger.Exists ? ledger.State.Sum : null);
        }

        committed.Select(plan => plan.Key).OfType<string>().ShouldBeUnique();
        (await engine.SqlAsync("select count(*) from workflow.wf_idempotency"))
            .ShouldBe((long)committed.Count(plan => plan.Key is not null));
        (await engine.SqlAsync("select count(*) from workflow.wf_work")).ShouldBe((long)committed.Sum(plan => plan.Work));
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task units_that_come_while_one_is_committed_share_a_transaction_and_streams_are_read_by_marten_as_ever()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => engine.EnterAsync($"ledger:g{i}", i, 1)));

        ((long)(await engine.SqlAsync("select count(distinct xmin::text) from workflow.mt_streams"))!).ShouldBeLessThan(64);
        (await engine.SqlAsync("select count(*) from workflow.mt_events")).ShouldBe(128L);
        (await engine.SqlAsync("select count(*) from workflow.mt_streams where version = 2")).ShouldBe(64L);
        (await engine.SqlAsync("select max(seq_id) from workflow.mt_events")).ShouldBe(128L, "no number is wasted");
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task no_transaction_spans_tenants()
    {
        string[] tenants = ["320100", "320200", "320500"];
        await Task.WhenAll(Enumerable.Range(0, 90).Select(async i =>
        {
            var actor = new Actor("clerk-1", "clerk", "wjw", tenants[i % 3]);
            await using var unit = await engine.Get<IUnitOfWorkFactory>().BeginAsync(new Origin(actor, "corr"), default);
            unit.Append(await unit.LoadAsync<Ledger>($"ledger:t{i}", default), [new Entered(i)]);
            await unit.CommitAsync(default);
        }));

        (await engine.SqlAsync(
            "select max(n) from (select count(distinct tenant_id) n from workflow.mt_streams group by xmin::text) t")).ShouldBe(1L);
    }

    [Fact]
    public async Task a_unit_cancelled_while_it_waits_its_turn_is_not_committed()
    {
        using var cancelled = new CancellationTokenSource();
        var others = Enumerable.Range(0, 20).Select(i => engine.EnterAsync($"ledger:o{i}", 1)).ToList();
        await using var unit = await engine.BeginAsync();
        unit.Append(await unit.LoadAsync<Ledger>("ledger:c", default), [new Entered(1)]);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => unit.CommitAsync(cancelled.Token));

        await Task.WhenAll(others);
        await using var later = await engine.BeginAsync();
        (await later.LoadAsync<Ledger>("ledger:c", default)).Exists.ShouldBeFalse();
    }

    private async Task<bool> ApplyAsync(Plan plan, CancellationToken cancellation)
    {
        await using var unit = await engine.BeginAsync();
        foreach (var stream in plan.Streams)
        {
            unit.Append(await unit.LoadAsync<Ledger>(stream, cancellation), [new Entered(plan.Amount)]);
        }

        if (plan.Key is { } key)
        {
            unit.Bind(new IdempotencyRecord("scope", key, "h", 202, "{}"));
        }

        for (var i = 0; i < plan.Work; i++)
        {
            unit.Enqueue(new StimulusWork(LedgerEngine.Tenant, "nobody", new Workflow.Engine.Execution.Begin()));
        }

        if (plan.EndsForeignWork)
        {
            ((UnitOfWork)unit).Complete(Guid.NewGuid());
        }

        if (plan.TakesNumber)
        {
            await unit.NextNumberAsync("320100", "case", 2026, cancellation);
        }

        await unit.CommitAsync(cancellation);
        return true;
    }

    private sealed record Plan(
        IReadOnlyList<string> Streams, decimal Amount, string? Key, int Work, bool EndsForeignWork, bool TakesNumber)
    {
        public static Plan Draw(Random random) => new(
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"ledger:{random.Next(60)}").Distinct()],
            random.Next(1, 100),
            random.Next(3) == 0 ? $"key-{random.Next(60)}" : null,
            random.Next(3),
            random.Next(12) == 0,
            random.Next(12) == 0);
    }
}
