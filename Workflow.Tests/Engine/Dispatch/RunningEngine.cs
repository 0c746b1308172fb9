using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflow.Engine;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;

namespace Workflow.Tests.Engine.Dispatch;

/// <summary>The engine at work on a database of its own, with definitions from a folder of its own.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    public const string Tenant = "320100";

    /// <summary>How long a node keeps what it holds without a word; short, so that tests need not wait.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly TemporaryFolder definitions;
    private readonly string connection;
    private readonly bool isOnlyNode;
    private ServiceProvider services = null!;
    private Action<IServiceCollection> more = _ => { };

    private RunningEngine(string connection, TemporaryFolder definitions, bool isOnlyNode) =>
        (this.connection, this.definitions, this.isOnlyNode) = (connection, definitions, isOnlyNode);

    public RecordedEffects Effects { get; } = new();

    /// <param name="postgres">Where.</param>
    /// <param name="roots">Definition id to root activity, as JSON.</param>
    public static Task<RunningEngine> StartAsync(PostgresFixture postgres, params (string Id, string Root)[] roots) =>
        StartAsync(postgres, _ => { }, roots);

    /// <param name="postgres">Where.</param>
    /// <param name="more">Adds services.</param>
    /// <param name="roots">Definition id to root activity, as JSON.</param>
    public static async Task<RunningEngine> StartAsync(
        PostgresFixture postgres,
        Action<IServiceCollection> more,
        params (string Id, string Root)[] roots)
    {
        var engine = new RunningEngine(await postgres.CreateDatabaseAsync(), new TemporaryFolder(), isOnlyNode: true) { more = more };
        foreach (var (id, root) in roots)
        {
            engine.Define(id, root);
        }

        await engine.StartAsync();
        return engine;
    }

    /// <summary>A second node on the same database.</summary>
    public async Task<RunningEngine> JoinAsync()
    {
        var node = new RunningEngine(connection, definitions, isOnlyNode: false) { more = more };
        await node.StartAsync();
        return node;
    }

    public void Define(string id, string root, string options = "{}") => File.WriteAllText(
        definitions.At($"{id}.workflow.json"),
        $$"""
        {"definitionId":"{{id}}","name":"{{id}}","version":1,"isPublished":true,"isLatest":true,
         "variables":[{"id":"v","name":"V","typeName":"Object"}],"inputs":[],"outputs":[{"name":"Out","type":"Object"}],
         "options":{{options}},"root":{{root}}}
        """);

    /// <summary>A definition as it was exported.</summary>
    public void DefineWhole(JsonObject definition) =>
        File.WriteAllText(definitions.At($"{definition["definitionId"]}.workflow.json"), definition.ToJsonString());

    /// <summary>A second file that claims a definition of another.</summary>
    public void DefineTwin(string id, string file) =>
        File.Copy(definitions.At($"{id}.workflow.json"), definitions.At($"{file}.workflow.json"));

    public async Task<IReadOnlyList<ChainBreak>> VerifyAsync() =>
        await Get<IChainVerifier>().VerifyAsync(default).ToListAsync();

    /// <summary>Stops at once, as a killed process would leave the database, and starts again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Stops its workers in order; what it stores can still be looked at.</summary>
    public Task StopWorkingAsync() => services.StopWorkersAsync();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<string> RunAsync(string definition, object? input = null, string? correlation = null)
    {
        await using var unit = await BeginAsync();
        var id = await Get<IWorkflows>().StartAsync(
            unit, new StartRequest(definition, JsonSerializer.SerializeToElement(input ?? new { }), correlation), default);
        await unit.CommitAsync(default);
        return id;
    }

    public async Task SendAsync(string instance, Stimulus stimulus)
    {
        await using var unit = await BeginAsync();
        Get<IWorkflows>().Send(unit, instance, stimulus);
        await unit.CommitAsync(default);
    }

    public async Task PublishAsync(string name, object? payload = null, string? correlation = null, string? instance = null)
    {
        await using var unit = await BeginAsync();
        var body = payload is null ? (JsonElement?)null : JsonSerializer.SerializeToElement(payload);
        await Get<IWorkflows>().PublishAsync(unit, name, body, correlation, instance, default);
        await unit.CommitAsync(default);
    }

    public Task<IUnitOfWork> BeginAsync() => Get<IUnitOfWorkFactory>().BeginAsync(
        new Origin(new Actor("tester", "clerk", "320100-wjw", Tenant), "corr"), default);

    public async Task<InstanceState> UntilAsync(
        string instance,
        Func<InstanceState, bool> reached,
        [CallerArgumentExpression(nameof(reached))] string awaited = "")
    {
        var view = await Eventually.SeeAsync(
            () => Get<IWorkflows>().FindAsync(Tenant, instance, null, default),
            seen => seen is not null && reached(seen.State),
            awaited: awaited);
        return view!.State;
    }

    public Task<InstanceState> UntilFinishedAsync(string instance) =>
        UntilAsync(instance, state => state.Status == WorkflowStatus.Finished);

    public Task<InstanceState> UntilWaitingAsync(string instance) =>
        UntilAsync(instance, state => state.SubStatus == WorkflowSubStatus.Suspended);

    /// <summary>Ids of a definition's instances, oldest first, in all tenants.</summary>
    public async Task<IReadOnlyList<string>> InstancesAsync(string definition)
    {
        await using var session = Get<IDocumentStore>().QuerySession();
        return await session.Query<InstanceRow>()
            .Where(row => row.AnyTenant() && row.DefinitionId == definition)
            .OrderBy(row => row.CreatedAt)
            .Select(row => row.Id)
            .ToListAsync();
    }

    public async Task<T> SqlAsync<T>(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (isOnlyNode)
        {
            definitions.Dispose();
        }
    }

    private async Task StartAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWorkflowEngine(new EngineOptions
        {
            ConnectionString = connection,
            DefinitionsPath = definitions.Path,
            MasterKey = new byte[32],
            IsOnlyNode = isOnlyNode,
            Lease = Lease,
        });
        collection.AddSingleton<IEffectHandler>(Effects);
        collection.AddActivity<CallOut>();
        more(collection);
        collection.AddWorkflowDispatch();
        services = collection.BuildServiceProvider();
        await services.PrepareEngineAsync(default);
        await services.StartWorkersAsync();
    }

    private async Task StopAsync()
    {
        await services.StopWorkersAsync();

        await services.DisposeAsync();
    }
}
