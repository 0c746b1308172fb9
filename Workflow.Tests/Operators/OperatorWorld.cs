using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Operators;

/// <summary>A running host with definitions and instances for operators to look after.</summary>
public sealed class OperatorWorld : IAsyncLifetime
{
    /// <summary>The tenant of the demonstration's administrator.</summary>
    public const string Tenant = "320000";

    /// <summary>Elsa's strategy that leaves incidents to the operator.</summary>
    public const string Continue = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";

    private static readonly Origin Origin = new(new Actor("tester", "clerk", string.Empty, Tenant), "corr");

    /// <summary>The host.</summary>
    public HostFixture Host { get; } = new();

    /// <inheritdoc/>
    public Task InitializeAsync() => Host.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>Saves and publishes a definition; gives its version.</summary>
    public async Task<DefinitionVersion> DefineAsync(JsonElement definition)
    {
        var saved = await SaveAsync(definition, publish: true);
        saved.Version.IsPublished.ShouldBeTrue(string.Join('\n', saved.Problems.Select(problem => problem.Message)));
        return saved.Version;
    }

    /// <summary>Saves a definition as a draft; gives its version.</summary>
    public async Task<DefinitionVersion> DraftAsync(JsonElement definition) => (await SaveAsync(definition, publish: false)).Version;

    private Task<SavedDefinition> SaveAsync(JsonElement definition, bool publish)
    {
        var draft = JsonNode.Parse(definition.GetRawText())!.AsObject();
        draft.Remove("id");
        draft.Remove("version");
        return Host.Services.GetRequiredService<IDefinitionLibrary>().SaveAsync(
            Origin, new DefinitionDraft(draft.ToJsonString()) { Publish = publish }, default);
    }

    /// <summary>Starts an instance and waits until it has come as far as it can.</summary>
    public async Task<InstanceState> StartedAsync(string definition, object? input = null)
    {
        var workflows = Host.Services.GetRequiredService<IWorkflows>();
        string id;
        await using (var unit = await Host.Services.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(Origin, default))
        {
            id = await workflows.StartAsync(
                unit, new StartRequest(definition, JsonSerializer.SerializeToElement(input ?? new { })), default);
            await unit.CommitAsync(default);
        }

        return await UntilAsync(id, state => state.SubStatus != WorkflowSubStatus.Pending);
    }

    /// <summary>Sends a stimulus.</summary>
    public async Task SendAsync(string instance, Stimulus stimulus)
    {
        await using var unit = await Host.Services.GetRequiredService<IUnitOfWorkFactory>().BeginAsync(Origin, default);
        Host.Services.GetRequiredService<IWorkflows>().Send(unit, instance, stimulus);
        await unit.CommitAsync(default);
    }

    /// <summary>Waits until an instance is where it should be.</summary>
    public async Task<InstanceState> UntilAsync(string instance, Func<InstanceState, bool> reached)
    {
        var view = await Eventually.SeeAsync(
            () => Host.Services.GetRequiredService<IWorkflows>().FindAsync(Tenant, instance, null, default),
            seen => seen is not null && reached(seen.State));
        return view!.State;
    }

    /// <summary>Posts as a user; gives the answer.</summary>
    public async Task<HttpResponseMessage> PostAsync(string user, string path, JsonNode body, string? key = null, string? match = null)
    {
        using var client = await Host.SignedIn(user);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = HttpJson.Body(body.ToJsonString()) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Reads as a user.</summary>
    public async Task<JsonNode> GetAsync(string user, string path)
    {
        using var client = await Host.SignedIn(user);
        return await client.GetJsonAsync(path);
    }

    /// <summary>Every break in the chains and snapshots.</summary>
    public async Task<IReadOnlyList<ChainBreak>> BreaksAsync() =>
        await Host.Services.GetRequiredService<IChainVerifier>().VerifyAsync(default).ToListAsync();
}

/// <summary>Tests that share the operators' host.</summary>
[CollectionDefinition(Name)]
public sealed class OperatorCollection : ICollectionFixture<OperatorWorld>
{
    /// <summary>Its name.</summary>
    public const string Name = "Operators";
}
