using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Ledger;

/// <summary>
/// A caller of the engine's own services that does no work itself: each command binds its key in the transaction that
/// accepts it, and is repeated with the same key until it is known to be accepted.
/// </summary>
internal sealed class EngineCommands : IStoryCommands, IAsyncDisposable
{
    public const string Tenant = "320100";
    private const string Scope = "ledger";

    private readonly ServiceProvider services;

    public EngineCommands(string connection, string definitions)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWorkflowEngine(new EngineOptions
        {
            ConnectionString = connection,
            DefinitionsPath = definitions,
            MasterKey = new byte[32],
        });
        services = collection.BuildServiceProvider();
    }

    public Task<string> StartAsync(string key, string definition, JsonObject input, CancellationToken cancellation) =>
        OnceAsync(
            key,
            unit => services.GetRequiredService<IWorkflows>().StartAsync(
                unit, new StartRequest(definition, Element(input), CorrelationId: key), cancellation),
            cancellation);

    public Task SignalAsync(string key, string instance, string name, CancellationToken cancellation) => OnceAsync(
        key,
        async unit =>
        {
            await services.GetRequiredService<IWorkflows>().PublishAsync(
                unit, name, Element(new JsonObject { ["key"] = key }), null, instance, cancellation);
            return instance;
        },
        cancellation);

    public Task ResumeAsync(string key, string instance, string bookmark, CancellationToken cancellation) => OnceAsync(
        key,
        unit =>
        {
            services.GetRequiredService<IWorkflows>().Send(
                unit, instance, new ResumeBookmark(bookmark, Element(new JsonObject { ["key"] = key })));
            return Task.FromResult(instance);
        },
        cancellation);

    public async Task<string> TaskAsync(string instance, CancellationToken cancellation) =>
        Open(await UntilAsync(instance, state => Open(state) is not null, cancellation))!;

    public Task EndAsync(string instance, CancellationToken cancellation) =>
        UntilAsync(instance, state => state.Status == WorkflowStatus.Finished, cancellation);

    private async Task<InstanceState> UntilAsync(
        string instance, Func<InstanceState, bool> fits, CancellationToken cancellation)
    {
        while (true)
        {
            var view = await Outages.PatientlyAsync(
                () => services.GetRequiredService<IWorkflows>().FindAsync(Tenant, instance, null, cancellation), cancellation);
            if (view is not null && fits(view.State))
            {
                return view.State;
            }

            await Task.Delay(150, cancellation);
        }
    }

    private static string? Open(InstanceState state) =>
        state.Bookmarks.Values.FirstOrDefault(bookmark => bookmark.Kind == "RunTask")?.Id;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task<string> OnceAsync(string key, Func<IUnitOfWork, Task<string>> act, CancellationToken cancellation) =>
        Outages.PatientlyAsync(
            async () =>
            {
                if (await FindAsync(key, cancellation) is { } before)
                {
                    return before;
                }

                var factory = services.GetRequiredService<IUnitOfWorkFactory>();
                await using var unit = await factory.BeginAsync(
                    new Origin(new Actor("ledger", "system", string.Empty, Tenant), key), cancellation);
                var answer = await act(unit);
                unit.Bind(new IdempotencyRecord(Scope, key, string.Empty, 202, JsonSerializer.Serialize(answer)));
                await unit.CommitAsync(cancellation);
                return answer;
            },
            cancellation);

    private async Task<string?> FindAsync(string key, CancellationToken cancellation) =>
        await services.GetRequiredService<IIdempotency>().FindAsync(Scope, key, cancellation) is { } found
            ? JsonSerializer.Deserialize<string>(found.Body)
            : null;

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
