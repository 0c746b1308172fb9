using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Execution;

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
    bool IsTrial);

/// <summary>The instance and activity execution that started a child.</summary>
/// <param name="InstanceId">Parent instance.</param>
/// <param name="ExecutionId">Its activity execution.</param>
/// <param name="Waits">Whether it waits for the end.</param>
public sealed record ParentLink(string InstanceId, string ExecutionId, bool Waits);

/// <summary>
/// One burst: what moved the instance and everything that followed from it. The burst is the unit of atomicity,
/// so it is the unit of storage too.
/// </summary>
public sealed record WorkflowAdvanced(Stimulus Stimulus, ImmutableArray<Fact> Facts);
