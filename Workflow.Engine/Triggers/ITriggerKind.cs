using System.Text.Json;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Triggers;

/// <summary>
/// How one activity type starts workflows: reads, when a definition is published, what an activity of the type that may
/// start it answers to.
/// </summary>
public interface ITriggerKind
{
    /// <summary>The activity type, such as <c>Elsa.Event</c>.</summary>
    string ActivityType { get; }

    /// <summary>Under which name its stimulus stands in the workflow's input; null when nothing comes from outside.</summary>
    string? InputName => null;

    /// <summary>What the activity answers to; a pure function of its inputs and the moment.</summary>
    /// <exception cref="TriggerFaultException">It can answer to nothing as it is drawn.</exception>
    IEnumerable<TriggerStimulus> Read(ITriggerInputs inputs);
}

/// <summary>What a trigger's reader may see: there is no instance yet, so no input, output or correlation.</summary>
public interface ITriggerInputs
{
    /// <summary>The activity.</summary>
    ActivityNode Node { get; }

    /// <summary>The moment of the publication.</summary>
    DateTimeOffset Now { get; }

    /// <summary>An input, evaluated and converted; <paramref name="fallback"/> when it is absent or null.</summary>
    /// <exception cref="TriggerFaultException">It has no such value without an instance.</exception>
    T? Input<T>(string name, T? fallback = default);
}

/// <summary>Something a trigger answers to.</summary>
/// <param name="Kind">Kind of stimulus, as bookmarks have it: <c>Event</c>, <c>HttpEndpoint</c>, <c>Timer</c> …</param>
/// <param name="Key">What it answers to within the kind, such as the event's name.</param>
public sealed record TriggerStimulus(string Kind, string Key)
{
    /// <summary>Anything else that whoever finds the trigger wants to know without loading the definition.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The moments at which it starts an instance by itself.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Whether no other published definition may answer to the same, as with the path of an endpoint.</summary>
    public bool IsExclusive { get; init; }
}

/// <summary>An activity cannot start workflows as it is drawn; the message tells the analyst why.</summary>
public sealed class TriggerFaultException(string message) : Exception(message);
