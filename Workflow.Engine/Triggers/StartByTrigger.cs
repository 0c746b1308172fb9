using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Triggers;

/// <summary>
/// Starts the instance of one occurrence. Its id is made of the trigger and the moment, so that the same occurrence can
/// never start two.
/// </summary>
internal sealed partial class StartByTrigger(IServiceProvider services, ILogger<StartByTrigger> log) : ICommandHandler
{
    public const string CommandKind = "engine.start-by-trigger";

    // Resolved late: the engine's own services know the command handlers.
    private readonly Lazy<IWorkflows> workflows = new(() => (IWorkflows)services.GetService(typeof(IWorkflows))!);

    public string Kind => CommandKind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var start = command.Payload.Deserialize<Start>(EngineJson.Options)!;
        var known = await unit.LoadAsync<InstanceState>(InstanceReader.StreamId(start.InstanceId), cancellation);
        if (known.Exists)
        {
            return default;
        }

        try
        {
            await workflows.Value.StartAsync(
                unit,
                new StartRequest(
                    start.DefinitionId,
                    start.Input,
                    start.CorrelationId,
                    start.InstanceId,
                    IsTrial: start.IsTrial,
                    VersionId: start.VersionId,
                    TriggerActivityId: start.ActivityId),
                cancellation);
        }
        catch (CannotStartException)
        {
            LogNotStarted(start.DefinitionId, start.ActivityId);
        }

        return default;
    }

    /// <summary>Asks for the instance of a moment of a schedule.</summary>
    public static void Ask(IUnitOfWork unit, TriggerRow trigger, DateTimeOffset at) => Ask(
        unit,
        trigger.Tenant,
        trigger.DefinitionId,
        Of(trigger, $"{trigger.Run}/{at.UtcTicks}", Input(trigger, at)));

    /// <summary>Asks for the instance that an event starts, in the tenant of whoever published it.</summary>
    /// <param name="unit">The unit that publishes it.</param>
    /// <param name="trigger">What it starts.</param>
    /// <param name="occurrence">This publication and no other.</param>
    /// <param name="published">The event.</param>
    public static void Ask(IUnitOfWork unit, TriggerRow trigger, string occurrence, PublishedEvent published)
    {
        var input = JsonSerializer.SerializeToElement(
            new Dictionary<string, JsonElement?> { [Event.InputName] = published.Payload }, EngineJson.Options);
        Ask(unit, unit.Origin.Tenant, unit.Origin.CorrelationId, Of(trigger, occurrence, input) with
        {
            CorrelationId = published.CorrelationId,
            IsTrial = published.IsTrial,
        });
    }

    private static void Ask(IUnitOfWork unit, string tenant, string correlation, Start start) => unit.Enqueue(
        new CommandWork(tenant, CommandKind, JsonSerializer.SerializeToElement(start, EngineJson.Options), correlation));

    private static Start Of(TriggerRow trigger, string occurrence, JsonElement input) => new(
        trigger.DefinitionId, trigger.VersionId, trigger.ActivityId, InstanceOf($"{trigger.Id}/{occurrence}"), input);

    private static string InstanceOf(string occurrence) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(occurrence)).AsSpan(0, 16));

    /// <summary>What Elsa gives such workflows as input, and the occurrence in each case.</summary>
    private static JsonElement Input(TriggerRow trigger, DateTimeOffset at) => JsonSerializer.SerializeToElement(
        trigger.Schedule switch
        {
            Schedule.Every every => new Dictionary<string, object> { ["ExecuteAt"] = at, ["Interval"] = every.Interval },
            Schedule.ByCron cron => new Dictionary<string, object> { ["ExecuteAt"] = at, ["CronExpression"] = cron.Expression },
            _ => new Dictionary<string, object> { ["ExecuteAt"] = at },
        },
        EngineJson.Options);

    private sealed record Start(
        string DefinitionId,
        string VersionId,
        string ActivityId,
        string InstanceId,
        JsonElement Input,
        string? CorrelationId = null,
        bool IsTrial = false);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Workflow {Definition} was not started by {Activity}: its activation strategy allows no other instance now.")]
    private partial void LogNotStarted(string definition, string activity);
}

/// <summary>An event as it was published.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Payload">What came with it.</param>
/// <param name="CorrelationId">Only for instances with this correlation; instances it starts take it.</param>
/// <param name="InstanceId">Only for this instance; then it starts none.</param>
/// <param name="IsTrial">Published by a trial: what it starts is a trial too.</param>
internal sealed record PublishedEvent(
    string Name,
    JsonElement? Payload,
    string? CorrelationId,
    string? InstanceId = null,
    bool IsTrial = false);
