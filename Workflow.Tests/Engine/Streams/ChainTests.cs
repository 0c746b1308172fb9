using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Streams;

[Collection(PostgresCollection.Name)]
public sealed class ChainTests(PostgresFixture postgres) : IAsyncLifetime
{
    private LedgerEngine engine = null!;

    public async Task InitializeAsync()
    {
        engine = await LedgerEngine.StartAsync(postgres);
        await engine.EnterAsync("ledger:a", 1, 2.50m);
        await engine.EnterAsync("ledger:a", 3e9m);
        await engine.EnterAsync("ledger:b", 4);
    }

    public async Task DisposeAsync() => await engine.DisposeAsync();

    [Fact]
    public async Task an_untouched_database_verifies() => (await engine.VerifyAsync()).ShouldBeEmpty();

    [Theory]
    [InlineData("data = jsonb_set(data, '{amount}', '99')")]
    [InlineData("timestamp = timestamp + interval '1 day'")]
    [InlineData("headers = jsonb_set(headers, '{actor}', '\"somebody-else\"')")]
    [InlineData("type = 'ledger.entered.v2'")]
    [InlineData("correlation_id = 'other'")]
    public async Task a_row_changed_by_hand_is_named_with_its_stream_and_version(string change)
    {
        await engine.SqlAsync($"update workflow.mt_events set {change} where stream_id = 'ledger:a' and version = 2");
        var found = (await engine.VerifyAsync()).ShouldHaveSingleItem();
        (found.Tenant, found.Stream, found.Version).ShouldBe((LedgerEngine.Tenant, "ledger:a", 2L));
    }

    [Fact]
    public async Task an_event_taken_out_of_the_middle_is_missed()
    {
        await engine.SqlAsync("delete from workflow.mt_events where stream_id = 'ledger:a' and version = 2");
        (await engine.VerifyAsync()).ShouldContain(found => found.Stream == "ledger:a" && found.Version == 2);
    }

    [Fact]
    public async Task an_event_taken_off_the_end_is_missed()
    {
        await engine.SqlAsync("delete from workflow.mt_events where stream_id = 'ledger:a' and version = 3");
        (await engine.VerifyAsync()).ShouldContain(found => found.Stream == "ledger:a" && found.Version == 3);
    }

    [Fact]
    public async Task the_mark_of_an_append_that_failed_is_no_break()
    {
        // As the store writes it when a connection breaks amid an append.
        await engine.SqlAsync(
            """
            insert into workflow.mt_streams
            select (jsonb_populate_record(s, '{"id": "mt_tombstone"}')).* from workflow.mt_streams s where id = 'ledger:b';
            insert into workflow.mt_events
            select (jsonb_populate_record(e, jsonb_build_object(
                'stream_id', 'mt_tombstone', 'type', 'tombstone', 'version', 7, 'id', gen_random_uuid(), 'seq_id', 4711))).*
            from workflow.mt_events e where stream_id = 'ledger:b'
            """);
        (await engine.VerifyAsync()).ShouldBeEmpty();

        await engine.SqlAsync("update workflow.mt_events set stream_id = 'mt_tombstone' where stream_id = 'ledger:b'");
        (await engine.VerifyAsync()).ShouldContain(
            found => found.Stream == "ledger:b", "nothing can be hidden among the marks");
    }
}
