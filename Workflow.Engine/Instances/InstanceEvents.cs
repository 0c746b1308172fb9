using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Instances;

/// <summary>An instance was accepted: everything it starts from. Version 1 of its stream.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="DefinitionVersionId">The exact version; running instances stay on theirs.</param>
/// <param name="DefinitionVersion">Its number.</param>
/// <param name="Input">Workflow input, personal values sealed.</param>
/// <param name="CorrelationId">Correlation, such as the case number.</param>
/// <param name="Name">Display name.</param>
/// <param name="Parent">Who waits for it, or started it.</param>
/// <param name="TriggerActivityId">The trigger that started it, if one did.</param>
/// <param name="IsTrial">A trial calls the sandbox only.</param>
/// <param name="Variables">What variables of the workflow hold instead of their defaults, by id; personal values sealed.</param>
public sealed record WorkflowAccepted(
    string InstanceId,
    string DefinitionId,
    string DefinitionVersionId,
    int DefinitionVersion,
    JsonElement Input,
    string? CorrelationId,
    string? Name,
    ParentLink? Parent,
    string? TriggerActivityId,
    bool IsTrial,
    ImmutableDictionary<string, JsonElement>? Variables = null);

/// <summary>The instance and activity execution that started a child.</summary>
/// <param name="InstanceId">Parent instance.</param>
/// <param name="ExecutionId">Its activity execution.</param>
/// <param name="Waits">Whether it waits for the child.</param>
/// <param name="UntilIdle">Whether it waits until the child waits for something itself or has ended, not for the end.</param>
/// <param name="Depth">How many instances started one another before this one, from 1.</param>
public sealed record ParentLink(string InstanceId, string ExecutionId, bool Waits, bool UntilIdle = false, int Depth = 1)
{
    /// <summary>The link of a child that a parent asks for.</summary>
    public static ParentLink Of(InstanceState parent, ChildRequested child) =>
        new(parent.Id, child.ExecutionId, child.Waits, child.UntilIdle, (parent.Parent?.Depth ?? 0) + 1);

    /// <summary>What the parent is told after a burst of the child; null when it awaits nothing that came of it.</summary>
    public static ChildFinished? Report(InstanceState child, IReadOnlyCollection<Fact> facts)
    {
        if (child.Parent is not { Waits: true } parent || !facts.Any(fact => fact is StatusChanged))
        {
            return null;
        }

        var hasBegun = facts.Any(fact => fact is ActivityStarted { ExecutionId: BurstRun.RootExecution });
        var isDue = parent.UntilIdle ? hasBegun : child.Status == WorkflowStatus.Finished;
        return isDue
            ? new ChildFinished(
                child.Id,
                child.SubStatus.ToString(),
                JsonSerializer.SerializeToElement(child.Output, EngineJson.Options),
                child.Status == WorkflowStatus.Finished ? null : child.Status.ToString())
            : null;
    }
}

/// <summary>
/// One burst: what moved the instance and everything that followed from it. The burst is the unit of atomicity,
/// so it is the unit of storage too.
/// </summary>
public sealed record WorkflowAdvanced(Stimulus Stimulus, ImmutableArray<Fact> Facts)
{
    /// <summary>The burst that an event of an instance records; null when it records none.</summary>
    public static WorkflowAdvanced? In(object @event) => @event switch
    {
        WorkflowAdvanced advanced => advanced,
        WorkflowBegun begun => begun.Burst,
        _ => null,
    };
}

/// <summary>
/// An instance was accepted and its first burst run in one go, for a caller who waits for both. One event instead of
/// two: most of what a start costs is the rows it writes. Version 1 of its stream.
/// </summary>
/// <param name="Accepted">Everything it starts from.</param>
/// <param name="Salt">What its first burst's ids and random numbers are drawn from, beside the stream's id.</param>
/// <param name="Facts">What the first burst decided.</param>
public sealed record WorkflowBegun(WorkflowAccepted Accepted, string Salt, ImmutableArray<Fact> Facts)
{
    /// <summary>The first burst.</summary>
    [JsonIgnore]
    public WorkflowAdvanced Burst => new(new Begin(), Facts);
}

/// <summary>
/// An instance that has ended was put away (归档): lists no longer show it. Its history stays, as every history does.
/// </summary>
public sealed record WorkflowArchived;
