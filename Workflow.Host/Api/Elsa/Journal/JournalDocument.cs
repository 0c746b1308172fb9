using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Elsa.Instances;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>Elsa's execution log record; personal values are masked.</summary>
internal sealed record JournalDocument(
    string Id,
    string? ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string EventName,
    string? Message,
    string? Source,
    JsonNode ActivityState,
    JsonNode Payload)
{
    /// <summary>A line of the journal.</summary>
    public static JournalDocument Of(InstanceStory story, JournalEntry entry)
    {
        var execution = story.Journal.ById[entry.ExecutionId];
        var named = Named.Of(story, execution);
        var instance = story.State.Id;
        return new JournalDocument(
            string.Create(CultureInfo.InvariantCulture, $"{instance}:log:{entry.Sequence}"),
            ExecutionId.Of(instance, execution.Id),
            ExecutionId.Of(instance, execution.ParentId),
            named.ActivityId,
            named.Type,
            named.TypeVersion,
            named.Name,
            execution.NodeId,
            entry.At,
            entry.Sequence,
            entry.Event,
            entry.Message,
            null,
            WorkflowStates.Values(execution.Inputs),
            ExecutionDocument.PayloadOf(named.Type, entry.Outcomes, entry.Event == "Completed"));
    }
}
