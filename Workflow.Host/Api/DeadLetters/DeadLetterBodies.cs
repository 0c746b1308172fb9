using System.Text.Json.Nodes;

namespace Workflow.Host.Api.DeadLetters;

/// <summary>Why an operator decides so; stays in the history, so no personal values.</summary>
public sealed record ReasonBody(string Reason);

/// <summary>死信; personal values are masked.</summary>
/// <param name="Id">Id.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind"><c>stimulus</c>, <c>effect</c> or <c>command</c>.</param>
/// <param name="Name">Kind of effect or command.</param>
/// <param name="InstanceId">The instance concerned.</param>
/// <param name="Key">Idempotency key of an effect.</param>
/// <param name="CorrelationId">What it belongs to, such as a case number.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Type of the last failure.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="DeadAt">When it was set aside.</param>
/// <param name="Payload">What was to be done.</param>
public sealed record DeadLetterView(
    Guid Id,
    string Tenant,
    string Kind,
    string? Name,
    string? InstanceId,
    string? Key,
    string CorrelationId,
    int Attempts,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset DeadAt,
    JsonNode? Payload);

/// <summary>What became of dead letters.</summary>
/// <param name="Ids">Those decided about.</param>
public sealed record DeadLettersDecided(IReadOnlyList<Guid> Ids);
