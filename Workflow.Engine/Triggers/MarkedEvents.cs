using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Privacy.Marks;

namespace Workflow.Engine.Triggers;

/// <summary>
/// Events whose payload some definition marks as personal, by name. Who publishes one need not know who waits for it, or
/// whether anybody does yet: it is sealed by these marks before it is stored anywhere.
/// </summary>
internal static class MarkedEvents
{
    /// <summary>Kind of their rows, beside the triggers; the key is the event's name, the payload the marks.</summary>
    public const string Kind = "PersonalEvent";

    private const string EventName = "EventName";

    /// <summary>Whether an activity waits for an event that it marks.</summary>
    public static bool Is(WorkflowGraph graph, ActivityNode node) =>
        node.Type == Event.TypeName && !DefinitionMarks.Of(graph).At(node.NodeId).IsEmpty;

    /// <summary>What is kept of such an activity.</summary>
    /// <exception cref="TriggerFaultException">The name is known only to instances.</exception>
    public static TriggerStimulus Read(WorkflowGraph graph, ITriggerInputs inputs) =>
        inputs.Input<string>(EventName) is { Length: > 0 } name
            ? new TriggerStimulus(Kind, name) { Payload = JsonSerializer.SerializeToElement(DefinitionMarks.Of(graph).At(inputs.Node.NodeId)) }
            : throw new TriggerFaultException("标记了个人信息（personal）的事件须有固定的名称，请填写事件名称。");

    /// <summary>The marks of a row.</summary>
    public static ImmutableArray<PersonalMark> MarksOf(TriggerRow row) =>
        row.Payload?.Deserialize<ImmutableArray<PersonalMark>>() ?? [];
}
