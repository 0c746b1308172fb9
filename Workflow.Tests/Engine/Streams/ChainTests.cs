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
}
