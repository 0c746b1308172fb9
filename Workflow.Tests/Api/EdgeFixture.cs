using System.Collections.Concurrent;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Organisations;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;
using Workflow.Engine.Time;
using Workflow.Host.Api;
using Workflow.Host.Composition;
using Workflow.Host.Sandbox;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api;

/// <summary>The web edge over real HTTP, with scripted answers in the place of engine and database.</summary>
public sealed class EdgeFixture : HostUnderTest, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("edge").FullName;
    private WebApplication? app;

    internal ScriptedMediator Mediator { get; } = new();

    internal MemoryIdempotency Idempotency { get; } = new();

    internal ScriptedWorkflows Workflows { get; } = new();

    internal MovableClock Clock { get; } = new(TimeProvider.System);

    public override Uri Address => new(app!.Urls.First());

    protected override string ApiKey => "edge-test-key";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            ["--environment", "Development", "--urls", "http://127.0.0.1:0", $"--WORKFLOW_DEMO_API_KEY={ApiKey}"]);
        builder.Logging.ClearProviders();
        builder.AddWebEdge(new HostFolders(folder, folder));
        builder.Services
            .AddSingleton<IMediator>(Mediator)
            .AddSingleton<IIdempotency>(Idempotency)
            .AddSingleton<IVault, MemoryVault>()
            .AddSingleton<IWorkflows>(Workflows)
            .AddSingleton(Clock)
            .AddSingleton<IClockStore>(new MemoryClockStore(Clock))
            .AddSingleton<SandboxAddress>()
            .AddSingleton<IDefinitionImports, NoDefinitions>()
            .AddSingleton<IOrganisations, TwoOrganisations>();
        app = builder.Build();
        app.UseWebEdge();
        app.MapApi();
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal sealed class MemoryIdempotency : IIdempotency
    {
        private readonly ConcurrentDictionary<(string, string), IdempotencyRecord> records = new();

        public void Bind(IdempotencyRecord record) => records[(record.Scope, record.Key)] = record;

        public Task<IdempotencyRecord?> FindAsync(
            string scope,
            string key,
            CancellationToken cancellation) =>
            Task.FromResult(records.GetValueOrDefault((scope, key)));
    }

    internal sealed class ScriptedWorkflows : IWorkflows
    {
        public Func<string, string, PointInHistory?, InstanceView?> Find { get; set; } = (_, _, _) => null;

        public Func<string, string, IReadOnlyList<HistoryEntry>> History { get; set; } = (_, _) => [];

        public Task<string> StartAsync(IUnitOfWork unit, StartRequest request, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public void Send(
            IUnitOfWork unit,
            string instanceId,
            Stimulus stimulus,
            DateTimeOffset? dueAt = null) => throw new NotSupportedException();

        public Task PublishAsync(
            IUnitOfWork unit,
            string eventName,
            JsonElement? payload,
            string? correlationId,
            string? instanceId,
            CancellationToken cancellation) => throw new NotSupportedException();

        public Task<InstanceView?> FindAsync(
            string tenant,
            string instanceId,
            PointInHistory? at,
            CancellationToken cancellation) => Task.FromResult(Find(tenant, instanceId, at));

        public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(
            string tenant,
            string instanceId,
            CancellationToken cancellation) => Task.FromResult(History(tenant, instanceId));
    }

    private sealed class MemoryClockStore(MovableClock clock) : IClockStore
    {
        public Task AdvanceAsync(TimeSpan span, CancellationToken cancellation)
        {
            clock.Advance(span);
            return Task.CompletedTask;
        }

        public Task RestoreAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class NoDefinitions : IDefinitionImports
    {
        public IReadOnlyList<ImportedFile> Files => [];

        public Task<IReadOnlyList<ImportedFile>> ImportAsync(CancellationToken cancellation) => Task.FromResult(Files);
    }

    private sealed class TwoOrganisations : IOrganisations
    {
        public IReadOnlyCollection<Organisation> All { get; } =
        [
            new("320100-wjw", "南京市卫生健康委员会", "health", "320100", "320100"),
            new("320100-gaj", "南京市公安局", "police", "320100", "320100"),
        ];

        public Organisation? Find(string code) => All.FirstOrDefault(organisation => organisation.Code == code);

        public Organisation InRole(string tenant, string role) =>
            All.First(organisation => organisation.Role == role && organisation.Tenant == tenant);

        public Organisation InRole(string tenant, string role, string division) => InRole(tenant, role);
    }
}
