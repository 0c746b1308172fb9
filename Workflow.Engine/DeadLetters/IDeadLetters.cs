using System.Text.Json;
using Workflow.Engine.Streams;

namespace Workflow.Engine.DeadLetters;

/// <summary>死信: work that failed too often and was set aside. It blocks nobody; an operator decides what becomes of it.</summary>
public interface IDeadLetters
{
    /// <summary>Those of a tenant, the longest dead first; of every tenant when null.</summary>
    Task<DeadLetterPage> ListAsync(string? tenant, int skip, int take, CancellationToken cancellation);

    /// <summary>One of them; null when there is none, or it was taken up again meanwhile.</summary>
    Task<DeadLetter?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>
    /// Lets it be worked on again, as if it were new. Joins the caller's unit of work, whose commit fails with
    /// <see cref="DeadLetterGoneException"/> when somebody else has decided about it meanwhile.
    /// </summary>
    Task ReplayAsync(IUnitOfWork unit, DeadLetter letter, string reason, CancellationToken cancellation);

    /// <summary>Gives it up for good; its reason and its payload stay in the history of the decision.</summary>
    /// <inheritdoc cref="ReplayAsync"/>
    Task DropAsync(IUnitOfWork unit, DeadLetter letter, string reason, CancellationToken cancellation);
}

/// <summary>Work that was set aside.</summary>
/// <param name="Id">Id of the work row.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind"><c>stimulus</c>, <c>effect</c> or <c>command</c>.</param>
/// <param name="Name">Kind of effect or command.</param>
/// <param name="InstanceId">The instance concerned.</param>
/// <param name="Key">Idempotency key of an effect.</param>
/// <param name="CorrelationId">What it belongs to.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Type of the last failure; never its message, which may quote a personal value.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="DeadAt">When it was set aside.</param>
/// <param name="Payload">What was to be done; personal values sealed.</param>
public sealed record DeadLetter(
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
    JsonElement Payload);

/// <summary>Some of them, and how many there are.</summary>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, long Total);

/// <summary>Somebody has decided about the dead letter meanwhile.</summary>
public sealed class DeadLetterGoneException(Exception? inner = null) : Exception("The dead letter is gone.", inner);
