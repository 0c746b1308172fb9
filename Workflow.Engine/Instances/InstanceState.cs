using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>
/// A workflow instance: the fold of its events. Holds what is live and what later expressions may read, bounded by the
/// definition's size, never by the length of the history.
/// </summary>
public sealed partial record InstanceState : IFoldable<InstanceState>
{
    /// <inheritdoc/>
    public static string StreamKind => "workflow";

    /// <inheritdoc/>
    public static InstanceState Initial { get; } = new();

    /// <summary>Instance id (the stream id is <c>workflow:</c> and this).</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>Definition.</summary>
    public string DefinitionId { get; init; } = string.Empty;

    /// <summary>Exact version of the definition.</summary>
    public string DefinitionVersionId { get; init; } = string.Empty;

    /// <summary>Its number.</summary>
    public int DefinitionVersion { get; init; }

    /// <summary>Display name.</summary>
    public string? Name { get; init; }

    /// <summary>Correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Parent, if another instance started this one.</summary>
    public ParentLink? Parent { get; init; }

    /// <summary>The trigger that started it.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>A trial calls the sandbox only.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Elsa's status.</summary>
    public WorkflowStatus Status { get; init; } = WorkflowStatus.Running;

    /// <summary>Elsa's sub-status.</summary>
    public WorkflowSubStatus SubStatus { get; init; } = WorkflowSubStatus.Pending;

    /// <summary>Workflow input, an object; personal values sealed.</summary>
    public JsonElement Input { get; init; }

    /// <summary>What variables of the workflow begin with instead of their defaults, by id; null for none.</summary>
    public ImmutableDictionary<string, JsonElement>? GivenVariables { get; init; }

    /// <summary>Workflow output by name.</summary>
    public ImmutableDictionary<string, JsonElement> Output { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Live executions by id.</summary>
    public ImmutableDictionary<string, ActivityExecution> Executions { get; init; } =
        ImmutableDictionary<string, ActivityExecution>.Empty;

    /// <summary>Last outputs of each activity, by activity id: what <c>getOutputFrom</c> reads.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, JsonElement>> LastOutputs { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, JsonElement>>.Empty;

    /// <summary>The last output named <c>Result</c> of any activity: what <c>getLastResult</c> reads.</summary>
    public JsonElement? LastResult { get; init; }

    /// <summary>How often each node has begun.</summary>
    public ImmutableDictionary<string, int> Visits { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Open bookmarks by id.</summary>
    public ImmutableDictionary<string, Bookmark> Bookmarks { get; init; } = ImmutableDictionary<string, Bookmark>.Empty;

    /// <summary>Awaited effects by key.</summary>
    public ImmutableDictionary<string, PendingEffect> Effects { get; init; } = ImmutableDictionary<string, PendingEffect>.Empty;

    /// <summary>Commands issued and not yet answered; empty between bursts.</summary>
    public ImmutableDictionary<string, PendingCommand> Commands { get; init; } =
        ImmutableDictionary<string, PendingCommand>.Empty;

    /// <summary>Child instances awaited, by child instance id: the waiting execution.</summary>
    public ImmutableDictionary<string, string> Children { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Open incidents.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>What branches waited for when a fault ended the instance; null unless it can be reopened.</summary>
    public ParkedWaits? Parked { get; init; }

    /// <summary>Ids of the personal keys that values in this state need.</summary>
    /// <remarks>Sorted, so that the same state is the same JSON in every process.</remarks>
    public ImmutableSortedSet<string> Keys { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Last execution number given.</summary>
    public int LastExecution { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was put away; null while lists show it.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }
}
