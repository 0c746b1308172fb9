using System.Collections.Immutable;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Replay;

/// <summary>A recorded history.</summary>
/// <param name="Accepted">Its first event.</param>
/// <param name="AcceptedAt">When.</param>
/// <param name="Bursts">Its bursts, the first first.</param>
internal sealed record Recording(WorkflowAccepted Accepted, DateTimeOffset AcceptedAt, ImmutableArray<RecordedBurst> Bursts)
{
    /// <summary>How the recorded instance stands at the end.</summary>
    public InstanceState State { get; } = Bursts.Aggregate(
        InstanceState.Initial.Apply(Accepted, new EventFacts(1, AcceptedAt, Actor.Engine(string.Empty))),
        (state, burst) => state.Fold(burst.Advanced.Facts, burst.At));
}

/// <summary>A recorded burst.</summary>
/// <param name="At">When it was decided.</param>
/// <param name="Seed">Seed of its random numbers and ids.</param>
/// <param name="Advanced">The event.</param>
internal sealed record RecordedBurst(DateTimeOffset At, ulong Seed, WorkflowAdvanced Advanced);

/// <summary>
/// Who in a run asked for what: execution ids differ between versions, an activity's visit does not.
/// </summary>
internal sealed class RunLog
{
    private readonly Dictionary<string, (string Activity, int Visit)> executions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset Since, DateTimeOffset? Due)> timers = new(StringComparer.Ordinal);
    private readonly List<ReplayStep> steps = [];

    public IReadOnlyList<ReplayStep> Steps => steps;

    /// <summary>The version-independent name of a bookmark, command or child instance.</summary>
    public string? NameOf(string id) => waits.GetValueOrDefault(id);

    /// <summary>How long a bookmark by its version-independent name was to wait; null when it waits for no moment.</summary>
    public TimeSpan? PatienceOf(string name) => timers.TryGetValue(name, out var timer) ? timer.Due - timer.Since : null;

    /// <summary>The bookmark, command or child by its version-independent name, the newest of them.</summary>
    public IEnumerable<string> IdsOf(string name) => waits.Where(wait => wait.Value == name).Select(wait => wait.Key);

    public void Add(IEnumerable<Fact> facts, DateTimeOffset at)
    {
        foreach (var fact in facts)
        {
            Add(fact, at);
        }
    }

    private void Add(Fact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case ActivityStarted f:
                executions[f.ExecutionId] = (NodePath.ActivityId(f.NodeId), f.Visit);
                break;
            case ActivityCompleted f:
                End(f.ExecutionId, "completed", f.Outcomes is { } outcomes ? string.Join(',', outcomes) : string.Empty, at);
                break;
            case ActivityFaulted f:
                End(f.ExecutionId, "faulted", f.Code, at);
                break;
            case ActivityCancelled f:
                End(f.ExecutionId, "cancelled", string.Empty, at);
                break;
            case BookmarkCreated { Bookmark: var bookmark }:
                timers[Name(bookmark.Id, bookmark.ExecutionId, bookmark.Kind)] = (at, bookmark.DueAt);
                break;
            case CommandIssued { Command: var command }:
                Name(command.Id, command.ExecutionId, command.Kind);
                break;
            case ChildRequested child:
                Name(child.InstanceId, child.ExecutionId, "workflow");
                break;
            default:
                break;
        }
    }

    private string Name(string id, string executionId, string kind)
    {
        var (activity, visit) = executions.GetValueOrDefault(executionId, (executionId, 0));
        return waits[id] = $"{activity}/{visit}/{kind}";
    }

    private void End(string executionId, string ending, string outcomes, DateTimeOffset at)
    {
        var (activity, visit) = executions.GetValueOrDefault(executionId, (executionId, 0));
        steps.Add(new ReplayStep(activity, visit, ending, outcomes, at));
    }
}
