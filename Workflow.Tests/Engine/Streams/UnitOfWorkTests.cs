using Shouldly;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Streams;

[Collection(PostgresCollection.Name)]
public sealed class UnitOfWorkTests(PostgresFixture postgres) : IAsyncLifetime
{
    private LedgerEngine engine = null!;

    public async Task InitializeAsync() => engine = await LedgerEngine.StartAsync(postgres);

    public async Task DisposeAsync() => await engine.DisposeAsync();

    [Fact]
    public async Task what_was_committed_folds_to_the_state_that_was_decided_on()
    {
        await using var unit = await engine.BeginAsync();
        var decided = unit.Append(
            await unit.LoadAsync<Ledger>("ledger:1", default), [new Entered(12.50m), new Entered(7)]);
        await unit.CommitAsync(default);

        await using var later = await engine.BeginAsync();
        var read = await later.LoadAsync<Ledger>("ledger:1", default);
        read.ShouldBe(decided);
        read.State.LastActor.ShouldBe("clerk-1");
    }

    [Fact]
    public async Task of_two_that_decide_on_the_same_version_one_is_told_to_decide_again()
    {
        await engine.EnterAsync("ledger:2", 1);
        await using var one = await engine.BeginAsync();
        await using var other = await engine.BeginAsync();
        one.Append(await one.LoadAsync<Ledger>("ledger:2", default), [new Entered(2)]);
        other.Append(await other.LoadAsync<Ledger>("ledger:2", default), [new Entered(3)]);

        await one.CommitAsync(default);
        await Should.ThrowAsync<ConcurrentChangeException>(() => other.CommitAsync(default));

        await using var later = await engine.BeginAsync();
        (await later.LoadAsync<Ledger>("ledger:2", default)).State.Sum.ShouldBe(3);
    }

    [Fact]
    public async Task a_stream_changed_twice_in_one_unit_is_decided_on_what_was_changed_first()
    {
        await using var unit = await engine.BeginAsync();
        unit.Append(await unit.LoadAsync<Ledger>("ledger:3", default), [new Entered(1)]);
        var second = await unit.LoadAsync<Ledger>("ledger:3", default);
        second.State.Sum.ShouldBe(1);
        unit.Append(second, [new Entered(2)]);
        await unit.CommitAsync(default);

        (await engine.SqlAsync("select data->>'sum' from workflow.mt_doc_ledgerrow where id = 'ledger:3'")).ShouldBe("3");
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task numbers_are_given_without_gaps_even_when_a_unit_is_abandoned()
    {
        await using (var abandoned = await engine.BeginAsync())
        {
            (await abandoned.NextNumberAsync("320100", "case", 2026, default)).ShouldBe(1);
        }

        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await using var unit = await engine.BeginAsync();
            var number = await unit.NextNumberAsync("320100", "case", 2026, default);
            unit.Append(await unit.LoadAsync<Ledger>($"ledger:n{number}", default), [new Entered(number)]);
            await unit.CommitAsync(default);
            return number;
        }));
        given.Order().ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
    }

    [Fact]
    public async Task an_idempotency_key_is_bound_once_and_with_the_change_it_answers_for()
    {
        var record = new IdempotencyRecord("citizen1 POST /api/cases", "k-1", "h-1", 202, """{"caseNumber":"1"}""");
        await using (var unit = await engine.BeginAsync())
        {
            unit.Append(await unit.LoadAsync<Ledger>("ledger:5", default), [new Entered(1)]);
            unit.Bind(record);
            await unit.CommitAsync(default);
        }

        await using (var again = await engine.BeginAsync())
        {
            again.Append(await again.LoadAsync<Ledger>("ledger:6", default), [new Entered(1)]);
            again.Bind(record);
            await Should.ThrowAsync<DuplicateCommandException>(() => again.CommitAsync(default));
        }

        (await engine.Get<IIdempotency>().FindAsync(record.Scope, record.Key, default)).ShouldBe(record);
        await using var later = await engine.BeginAsync();
        (await later.LoadAsync<Ledger>("ledger:6", default)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task one_tenant_does_not_see_the_streams_of_another()
    {
        await engine.EnterAsync("ledger:7", 1);
        await using var elsewhere = await engine.Get<IUnitOfWorkFactory>().BeginAsync(
            new Origin(new Actor("clerk-2", "clerk", "320500-wjw", "320500"), "corr-2"), default);
        (await elsewhere.LoadAsync<Ledger>("ledger:7", default)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task an_erased_persons_values_are_gone_and_the_stream_still_folds_and_verifies()
    {
        var vault = engine.Get<IVault>();
        var subject = vault.SubjectOf("320106199001011234");
        var keys = await vault.KeysOfAsync(LedgerEngine.Tenant, [subject], default);
        await using (var unit = await engine.BeginAsync())
        {
            unit.Append(
                await unit.LoadAsync<Ledger>("ledger:8", default), [new Entered(1, keys.Seal(subject, "张三丰"))]);
            await unit.CommitAsync(default);
        }

        (await engine.SqlAsync("select data::text from workflow.mt_events where stream_id = 'ledger:8'"))
            .ShouldNotBeNull().ToString()!.ShouldNotContain("张三丰");
        (await PayerAsync(vault)).ShouldBe("张三丰");
        await vault.EraseAsync(LedgerEngine.Tenant, subject, default);
        (await PayerAsync(vault)).ShouldBeNull();
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task read_models_dropped_and_rebuilt_have_the_same_rows()
    {
        await engine.EnterAsync("ledger:9", 1, 2, 3);
        await engine.EnterAsync("ledger:10", 4);
        const string Rows = "select string_agg(r::text, '|' order by id) from workflow.mt_doc_ledgerrow r";
        var before = await engine.SqlAsync(Rows);
        await engine.SqlAsync("delete from workflow.mt_doc_ledgerrow");
        await engine.Get<IReadModelRebuilder>().RebuildAsync(default);
        (await engine.SqlAsync(Rows)).ShouldBe(before);
    }

    private async Task<string?> PayerAsync(IVault vault)
    {
        await using var unit = await engine.BeginAsync();
        var payer = (await unit.LoadAsync<Ledger>("ledger:8", default)).State.LastPayer!;
        return (await vault.OpenAsync(LedgerEngine.Tenant, [payer.Key], default)).Open(payer);
    }
}
