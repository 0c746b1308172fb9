using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Compensation;
using Workflow.Engine.Definitions;
using Workflow.Engine.Migration;
using Workflow.Engine.Privacy;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

public sealed partial record InstanceState
{
    /// <inheritdoc/>
    public InstanceState Apply(object @event, EventFacts facts) => @event switch
    {
        WorkflowAccepted accepted => Accept(accepted, facts),
        WorkflowBegun begun => Accept(begun.Accepted, facts).Fold(begun.Facts, facts.At),
        WorkflowAdvanced advanced => Fold(advanced.Facts, facts.At),
        WorkflowArchived => this with { ArchivedAt = facts.At },
        _ => throw new NotSupportedException($"{@event.GetType().Name} is no event of an instance."),
    };

    /// <summary>Several facts of one burst.</summary>
    public InstanceState Fold(IEnumerable<Fact> facts, DateTimeOffset at) =>
        facts.Aggregate(this, (state, fact) => state.Fold(fact, at)) with { UpdatedAt = at };

    /// <summary>One fact. Total: what was stored is never refused.</summary>
    public InstanceState Fold(Fact fact, DateTimeOffset at) => fact switch
    {
        ActivityStarted f => Start(f),
        ActivityCompleted f => Complete(f),
        ActivityCancelled f => this with { Executions = Executions.Remove(f.ExecutionId) },
        ActivityFaulted f => Fault(f, at),
        BagChanged f => Keep(f.Bag).Change(f.ExecutionId, execution => execution with { Bag = f.Bag }),
        VariableSet f => Keep(f.Value).Change(
            f.ScopeId,
            execution => execution with { Variables = execution.Variables.SetItem(f.VariableId, f.Value) }),
        OutputSet f => Keep(f.Value) with { Output = Output.SetItem(f.Name, f.Value) },
        BookmarkCreated f => Keep(f.Bookmark.Payload ?? default).Waiting(f.Bookmark.ExecutionId) with
        {
            Bookmarks = Bookmarks.SetItem(f.Bookmark.Id, f.Bookmark),
        },
        BookmarkBurned f => this with { Bookmarks = Bookmarks.Remove(f.BookmarkId) },
        EffectRequested f => Keep(f.Effect.Request).Change(
            f.Effect.ExecutionId,
            execution => execution with { EffectCount = execution.EffectCount + 1 }) with
        {
            Effects = Effects.SetItem(f.Effect.Key, f.Effect),
        },
        EffectClosed f => CloseEffect(f),
        CommandIssued f => Keep(f.Command.Payload).Waiting(f.Command.ExecutionId) with
        {
            Commands = Commands.SetItem(f.Command.Id, f.Command),
        },
        CommandClosed f => this with { Commands = Commands.Remove(f.CommandId) },
        ChildRequested f => Waiting(f.ExecutionId) with
        {
            Children = f.Waits ? Children.SetItem(f.InstanceId, f.ExecutionId) : Children,
        },
        ChildClosed f => this with { Children = Children.Remove(f.InstanceId) },
        CorrelationSet f => this with { CorrelationId = f.CorrelationId },
        NameSet f => this with { Name = f.Name },
        StatusChanged f => this with
        {
            Status = f.Status,
            SubStatus = f.SubStatus,
            FinishedAt = f.Status == WorkflowStatus.Finished ? at : FinishedAt,
        },
        WaitsParked => Park(),
        StimulusKept f => KeepArrival(f.Stimulus),
        InstanceReopened => Reopen(),
        IncidentResolved f => Resolve(f),
        ActivityRetried f => Retry(f),
        InstanceMigrated f => Migrate(f),
        StepUndoable f => Note(f),
        CompensationStarted f => Compensate(f),
        UndoSettled f => Settle(f),
        EffectAbandoned f => Abandon(f),
        EffectReclaimed f => Reclaim(f),
        _ => this,
    };

    private InstanceState Accept(WorkflowAccepted accepted, EventFacts facts) => Keep([accepted.Input, .. accepted.Variables?.Values ?? []]) with
    {
        Id = accepted.InstanceId,
        DefinitionId = accepted.DefinitionId,
        DefinitionVersionId = accepted.DefinitionVersionId,
        DefinitionVersion = accepted.DefinitionVersion,
        Name = accepted.Name,
        CorrelationId = accepted.CorrelationId,
        Parent = accepted.Parent,
        TriggerActivityId = accepted.TriggerActivityId,
        IsTrial = accepted.IsTrial,
        Input = accepted.Input,
        GivenVariables = accepted.Variables,
        CreatedAt = facts.At,
        UpdatedAt = facts.At,
    };

    private InstanceState Start(ActivityStarted f)
    {
        var inputs = f.Inputs ?? ImmutableDictionary<string, JsonElement>.Empty;
        var variables = f.Variables ?? ImmutableDictionary<string, JsonElement>.Empty;
        var kept = Keep(inputs.Values.Concat(variables.Values));
        return kept with
        {
            Executions = Executions.SetItem(
                f.ExecutionId,
                new ActivityExecution(
                    f.ExecutionId,
                    f.NodeId,
                    f.ParentId,
                    inputs,
                    null,
                    variables,
                    Visit: f.Visit,
                    Tag: f.Tag)),
            Visits = Visits.SetItem(f.NodeId, f.Visit),
            LastExecution = LastExecution + 1,
        };
    }

    private InstanceState Complete(ActivityCompleted f)
    {
        var node = Executions.TryGetValue(f.ExecutionId, out var execution) ? execution.NodeId : null;
        var state = this with { Executions = Executions.Remove(f.ExecutionId) };
        return node is null || f.Outputs is not { Count: > 0 } outputs
            ? state
            : outputs.Values.Aggregate(state, (kept, value) => kept.Keep(value)) with
            {
                LastOutputs = LastOutputs.SetItem(NodePath.Key(node), outputs),
                LastResult = outputs.TryGetValue("Result", out var result) ? result : LastResult,
            };
    }

    private InstanceState Fault(ActivityFaulted f, DateTimeOffset at)
    {
        var node = Executions.TryGetValue(f.ExecutionId, out var execution) ? execution.NodeId : string.Empty;
        return Change(f.ExecutionId, faulted => faulted with { IsFaulted = true }) with
        {
            Incidents = Incidents.Add(new Incident(f.IncidentId, f.ExecutionId, node, f.Code, f.Message, f.Detail, at)),
        };
    }

    private InstanceState Waiting(string executionId) =>
        Change(executionId, execution => execution with { WaitCount = execution.WaitCount + 1 });

    private InstanceState Change(string executionId, Func<ActivityExecution, ActivityExecution> change) =>
        Executions.TryGetValue(executionId, out var execution)
            ? this with { Executions = Executions.SetItem(executionId, change(execution)) }
            : this;

    private InstanceState Keep(IEnumerable<JsonElement> values) =>
        values.Aggregate(this, (state, value) => state.Keep(value));

    private InstanceState Keep(JsonElement value)
    {
        var keys = SealedJson.Find(value).Aggregate(Keys, (found, item) => found.Add(item.Key));
        return ReferenceEquals(keys, Keys) ? this : this with { Keys = keys };
    }
}
