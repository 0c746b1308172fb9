using System.Text.Json;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>
/// A command of the domain that an activity issues inside a burst, or that falls due. It works on the burst's own
/// unit of work, so what it appends is committed with the burst or not at all.
/// </summary>
public interface ICommandHandler
{
    /// <summary>The command's kind.</summary>
    string Kind { get; }

    /// <summary>Runs the command. The answer (personal values sealed) is recorded and given to the activity.</summary>
    /// <exception cref="CommandRefusedException">A rule forbids it; the activity faults with the reason.</exception>
    Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation);
}

/// <summary>A command and where it comes from.</summary>
/// <param name="Id">Deterministic: instance and activity execution, or the work row's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Payload">Its arguments; personal values are sealed.</param>
/// <param name="InstanceId">The issuing instance; null for a command that fell due.</param>
/// <param name="BookmarkId">A bookmark the activity left for the answer to a later event, such as a task's completion.</param>
public sealed record Command(string Id, string Kind, JsonElement Payload, string? InstanceId, string? BookmarkId);

/// <summary>A rule forbids the command.</summary>
public sealed class CommandRefusedException(string code, string message) : Exception(message)
{
    /// <summary>Stable code of the rule.</summary>
    public string Code { get; } = code;
}
