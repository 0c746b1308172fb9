using System.Text.Json;

namespace Workflow.Engine.Dispatch;

/// <summary>A row of the work table.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Kind"><c>stimulus</c>, <c>effect</c> or <c>command</c>.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="InstanceId">The instance concerned.</param>
/// <param name="Name">Kind of effect or command.</param>
/// <param name="Key">Idempotency key of an effect.</param>
/// <param name="Payload">Stimulus, request or arguments.</param>
/// <param name="CorrelationId">Passed on.</param>
/// <param name="DueAt">Not before.</param>
/// <param name="Attempts">How often it was taken up, this time included.</param>
/// <param name="IsOwn">Whether this node owns it from its insertion on.</param>
internal sealed record WorkRow(
    Guid Id,
    string Kind,
    string Tenant,
    string? InstanceId,
    string? Name,
    string? Key,
    JsonElement Payload,
    string CorrelationId,
    DateTimeOffset DueAt,
    int Attempts,
    bool IsOwn)
{
    public const string Stimulus = "stimulus";
    public const string Effect = "effect";
    public const string Command = "command";
}
