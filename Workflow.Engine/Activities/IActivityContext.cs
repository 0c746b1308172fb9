using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Activities;

/// <summary>All that an activity can see and do. Everything it does becomes a fact.</summary>
public interface IActivityContext
{
    /// <summary>The node being executed.</summary>
    ActivityNode Node { get; }

    /// <summary>This execution's id.</summary>
    string ExecutionId { get; }

    /// <summary>Which visit of the node this is, from 1.</summary>
    int Visit { get; }

    /// <summary>The instance as it is now, inside the burst.</summary>
    InstanceState Instance { get; }

    /// <summary>The tenant.</summary>
    string Tenant { get; }

    /// <summary>The burst's moment.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A new id, deterministic within the burst.</summary>
    string NewId();

    /// <summary>
    /// An input as evaluated when the execution began; personal values are sealed leaves, to be passed on as they are.
    /// Undefined when the definition gives none.
    /// </summary>
    JsonElement Input(string name);

    /// <summary>An input as evaluated, opened and converted; <paramref name="fallback"/> when it is absent or null.</summary>
    T? Input<T>(string name, T? fallback = default);

    /// <summary>An input evaluated now rather than at the start, for conditions of loops.</summary>
    JsonElement Evaluate(string inputName);

    /// <summary>What this execution remembers; assign to <see cref="SetBag"/> to keep a change.</summary>
    JsonObject Bag();

    /// <summary>Keeps what it remembers.</summary>
    void SetBag(JsonObject bag);

    /// <summary>Sets an output, and the variable or workflow output that the definition binds it to.</summary>
    void SetOutput(string name, JsonElement value);

    /// <summary>Sets a variable found by id or name from the innermost scope outwards.</summary>
    void SetVariable(string idOrName, JsonElement value);

    /// <summary>Schedules a child; its completion comes to <see cref="IActivity.ChildCompleted"/>.</summary>
    /// <param name="child">A node below this one.</param>
    /// <param name="tag">Given back on completion.</param>
    /// <param name="variables">Values by name that the child's expressions see as variables, such as a loop's <c>CurrentValue</c>.</param>
    void Schedule(ActivityNode child, string? tag = null, ImmutableDictionary<string, JsonElement>? variables = null);

    /// <summary>Waits for a stimulus.</summary>
    Bookmark CreateBookmark(string kind, string key, JsonElement? payload = null, DateTimeOffset? dueAt = null);

    /// <summary>Asks the outside world; the answer comes to <see cref="IActivity.Resume"/>. Gives the idempotency key.</summary>
    string RequestEffect(string kind, JsonElement request);

    /// <summary>Runs a domain command in the burst's own transaction; the answer comes to <see cref="IActivity.Resume"/>.</summary>
    /// <param name="kind">Which handler.</param>
    /// <param name="payload">Its arguments.</param>
    /// <param name="bookmark">A bookmark that a later event, such as the task's completion, will resume.</param>
    void Issue(string kind, JsonElement payload, Bookmark? bookmark = null);

    /// <summary>Starts another workflow in the same transaction. Gives its instance id.</summary>
    string StartChild(string definitionId, JsonElement input, string? correlationId, ChildWait wait);

    /// <summary>Publishes an event.</summary>
    void PublishEvent(string name, JsonElement? payload, string? correlationId, bool localOnly);

    /// <summary>Whether a flowchart leads on from this node for an outcome; outside flowcharts nobody looks at outcomes.</summary>
    bool IsConnected(string outcome);

    /// <summary>Completes with outcomes; none stands for <c>Done</c>. What it still waits for is withdrawn.</summary>
    void Complete(params IReadOnlyList<string> outcomes);

    /// <summary>Cancels live executions below this one, with what they wait for.</summary>
    void CancelChildren(Func<ActivityExecution, bool>? which = null);

    /// <summary>Faults with a reason people can read.</summary>
    void Fault(string code, string message, string? detail = null);

    /// <summary>Adds any other fact.</summary>
    void Record(Fact fact);
}

/// <summary>How long an activity waits for the workflow it starts.</summary>
public enum ChildWait
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Until it waits for something itself, or has ended.</summary>
    UntilIdle,

    /// <summary>Until it has ended.</summary>
    UntilEnd,
}
