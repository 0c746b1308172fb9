using System.Text.Json;
using Workflow.Engine.Streams;

namespace Workflow.Engine.DeadLetters;

/// <summary>An operator let dead work be tried again. The actor stands on the event.</summary>
/// <param name="WorkId">Id of the work row.</param>
/// <param name="Kind"><c>stimulus</c>, <c>effect</c> or <c>command</c>.</param>
/// <param name="Name">Kind of effect or command.</param>
/// <param name="InstanceId">The instance concerned.</param>
/// <param name="Failure">Why it had been set aside.</param>
/// <param name="Reason">Why it is tried again.</param>
public sealed record DeadLetterReplayed(
    Guid WorkId,
    string Kind,
    string? Name,
    string? InstanceId,
    string? Failure,
    string Reason);

/// <summary>An operator gave dead work up.</summary>
/// <param name="WorkId">Id of the work row.</param>
/// <param name="Kind"><c>stimulus</c>, <c>effect</c> or <c>command</c>.</param>
/// <param name="Name">Kind of effect or command.</param>
/// <param name="InstanceId">The instance concerned.</param>
/// <param name="Failure">Why it had been set aside.</param>
/// <param name="Payload">What was to be done; personal values sealed.</param>
/// <param name="Reason">Why it is given up.</param>
public sealed record DeadLetterDropped(
    Guid WorkId,
    string Kind,
    string? Name,
    string? InstanceId,
    string? Failure,
    JsonElement Payload,
    string Reason);

/// <summary>What operators decided about one piece of dead work: it may die and be replayed several times.</summary>
/// <param name="Replays">How often it was tried again.</param>
/// <param name="IsDropped">Whether it was given up.</param>
public sealed record DeadLetterState(int Replays, bool IsDropped) : IFoldable<DeadLetterState>
{
    /// <inheritdoc/>
    public static string StreamKind => "dead-letter";

    /// <inheritdoc/>
    public static DeadLetterState Initial { get; } = new(0, false);

    /// <summary>The stream of a piece of work.</summary>
    public static string Stream(Guid workId) => $"{StreamKind}:{workId}";

    /// <inheritdoc/>
    public DeadLetterState Apply(object @event, EventFacts facts) => @event switch
    {
        DeadLetterReplayed => this with { Replays = Replays + 1 },
        DeadLetterDropped => this with { IsDropped = true },
        _ => this,
    };
}
