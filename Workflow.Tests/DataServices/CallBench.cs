using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.DataServices;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Tests.Support;

namespace Workflow.Tests.DataServices;

/// <summary>The effect handler with everything real but database and other side.</summary>
internal sealed class CallBench : IDisposable
{
    public const string Tenant = "320100";
    private readonly ServiceProvider provider;

    public CallBench(IDataServices services, IDataServiceAddress address, params (string Key, string Value)[] settings)
    {
        provider = new ServiceCollection()
            .AddSingleton(services)
            .AddSingleton(address)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
                .Build())
            .AddSingleton<IVault>(Vault)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDataCallLedger>(Ledger)
            .AddSingleton<DataServiceClient>()
            .AddSingleton<DataServiceEffect>()
            .AddDataServiceClient()
            .BuildServiceProvider();
    }

    public MemoryVault Vault { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    /// <summary>A request whose values marked by <paramref name="personal"/> are sealed for the person of <c>idNumber</c>.</summary>
    public async Task<EffectOutcome> CallAsync(
        string service,
        JsonObject input,
        int attempt = 1,
        string key = "instance/node/1",
        string scenario = "newborn",
        params string[] personal)
    {
        var subject = Vault.SubjectOf(input["idNumber"]?.ToString() ?? "nobody");
        var keys = await Vault.KeysOfAsync(Tenant, [subject], default);
        foreach (var name in personal)
        {
            input[name] = keys.SealNode(subject, input[name]?.DeepClone());
        }

        var request = new DataServiceRequest(
            service, JsonSerializer.SerializeToElement(input), "320100-2026-000001", scenario, null, "test", "health");
        return await provider.GetRequiredService<DataServiceEffect>().PerformAsync(
            new EffectWork(Tenant, DataServiceRequest.EffectKind, key, request.ToJson(), "instance", "case-1"), attempt, default);
    }

    public void Dispose() => provider.Dispose();

    internal sealed class MemoryLedger : IDataCallLedger
    {
        public List<DataCall> Calls { get; } = [];

        public Task RecordAsync(EffectWork effect, DataCall call)
        {
            Calls.Add(call);
            return Task.CompletedTask;
        }
    }
}
