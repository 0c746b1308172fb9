using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflow.Engine;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;

namespace Workflow.Tests.Engine.Streams;

/// <summary>The engine's storage alone, with the ledger as its domain, on a database of its own.</summary>
internal sealed class LedgerEngine : IAsyncDisposable
{
    public const string Tenant = "320100";

    private readonly ServiceProvider services;

    private LedgerEngine(ServiceProvider services) => this.services = services;

    public static async Task<LedgerEngine> StartAsync(PostgresFixture postgres)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWorkflowEngine(new EngineOptions
        {
            ConnectionString = await postgres.CreateDatabaseAsync(),
            DefinitionsPath = "none",
            MasterKey = new byte[32],
        });
        collection.AddEvent<Entered>("ledger.entered.v1");
        collection.AddReadModel<Ledger, LedgerRows>();
        collection.AddSingleton(new RowMapping(store => store.Schema.For<LedgerRow>()));
        var services = collection.BuildServiceProvider();
        await services.GetRequiredService<SchemaSetup>().ApplyAsync(default);
        return new LedgerEngine(services);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<IUnitOfWork> BeginAsync(string actor = "clerk-1") => Get<IUnitOfWorkFactory>().BeginAsync(
        new Origin(new Actor(actor, "clerk", "320100-wjw", Tenant), "corr-1", "cause-1"), default);

    public async Task EnterAsync(string stream, params decimal[] amounts)
    {
        await using var unit = await BeginAsync();
        var ledger = await unit.LoadAsync<Ledger>(stream, default);
        unit.Append(ledger, [.. amounts.Select(amount => (object)new Entered(amount))]);
        await unit.CommitAsync(default);
    }

    public async Task<IReadOnlyList<ChainBreak>> VerifyAsync() =>
        await Get<IChainVerifier>().VerifyAsync(default).ToListAsync();

    public async Task<object?> SqlAsync(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
