using Npgsql;
using Shouldly;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Storage;

/// <summary>A node that freezes holds what it has locked no longer than its leases.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SessionSettingsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_node_that_freezes_inside_a_transaction_loses_its_number_and_another_gives_it()
    {
        await using var frozen = await RunningEngine.StartAsync(postgres);
        await using var other = await frozen.JoinAsync();
        await using var left = await frozen.BeginAsync();
        var number = await left.NextNumberAsync("320100", "case", 2026, default);
        left.Bind(new IdempotencyRecord("test", "left", string.Empty, 202, "{}"));

        // What a stopped process does: nothing. The other waits for the row until the server ends the session.
        await using var unit = await other.BeginAsync();
        using var patience = new CancellationTokenSource(RunningEngine.Lease + TimeSpan.FromSeconds(10));
        (await unit.NextNumberAsync("320100", "case", 2026, patience.Token)).ShouldBe(number);
        unit.Bind(new IdempotencyRecord("test", "given", string.Empty, 202, "{}"));
        await unit.CommitAsync(default);

        await Should.ThrowAsync<ConcurrentChangeException>(() => left.CommitAsync(default));
        (await other.SqlAsync<long>("select last from workflow.wf_number")).ShouldBe(number);
        (await other.SqlAsync<string>("select string_agg(key, ',') from workflow.wf_idempotency")).ShouldBe("given");
    }

    [Fact]
    public async Task A_node_that_freezes_amid_a_message_loses_its_number_too()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        await using var frozen = new NpgsqlConnection(SessionSettings.ConnectionString(engine.Get<EngineOptions>()));
        await frozen.OpenAsync();
        await using var transaction = await frozen.BeginTransactionAsync();
        await using var number = new NpgsqlCommand(
            $"insert into workflow.wf_number values ('{RunningEngine.Tenant}', '320100', 'case', 2026, 7)", frozen);
        await number.ExecuteNonQueryAsync();

        // The server is told to read rows, and none comes: busy by its own account, waiting by ours.
        await using var half = await frozen.BeginTextImportAsync("copy workflow.wf_clock from stdin");
        await using var unit = await engine.BeginAsync();
        using var patience = new CancellationTokenSource((2 * RunningEngine.Lease) + TimeSpan.FromSeconds(10));

        (await unit.NextNumberAsync("320100", "case", 2026, patience.Token)).ShouldBe(1);
        await Should.ThrowAsync<Exception>(async () =>
        {
            await half.WriteLineAsync("t\t00:00:01");
            await half.DisposeAsync();
        });
    }

    [Fact]
    public async Task Every_pool_of_a_node_asks_for_it()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        await using var unit = await engine.BeginAsync();

        (await engine.SqlAsync<string>("show idle_in_transaction_session_timeout")).ShouldBe("3s");
        (await unit.Query.AdvancedSql.QueryAsync<string>("select current_setting('idle_in_transaction_session_timeout')", default))
            .ShouldBe(["3s"]);
        (await unit.Query.AdvancedSql.QueryAsync<string>("select current_setting('tcp_keepalives_idle')", default)).ShouldBe(["3"]);
    }

    [Fact]
    public async Task What_the_operator_says_counts_and_nothing_else_of_the_address_is_touched()
    {
        var address = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync())
        {
            MaxPoolSize = 7,
            MaxAutoPrepare = 40,
            NoResetOnClose = true,
            Options = "-c idle_in_transaction_session_timeout=70000 -c work_mem=8MB",
        };

        var made = new NpgsqlConnectionStringBuilder(SessionSettings.ConnectionString(new EngineOptions
        {
            ConnectionString = address.ConnectionString,
            DefinitionsPath = "none",
            MasterKey = default,
        }));

        await using var database = NpgsqlDataSource.Create(made);
        await using var command = database.CreateCommand(
            "select current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('work_mem')");
        (await command.ExecuteScalarAsync()).ShouldBe("70s 8MB");
        made.Options = address.Options;
        address.ApplicationName = "workflow";
        made.EquivalentTo(address).ShouldBeTrue();
    }
}
