using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Repair;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Instances;

/// <content>How an instance ends by a fault and is put right.</content>
public sealed partial record InstanceState
{
    private InstanceState Park() => this with
    {
        Parked = new ParkedWaits(Bookmarks, Effects, Children, []),
        Bookmarks = Bookmarks.Clear(),
        Effects = Effects.Clear(),
        Children = Children.Clear(),
    };

    private InstanceState KeepArrival(Stimulus stimulus) => Parked is not { } parked
        ? this
        : Keep(JsonSerializer.SerializeToElement(stimulus, EngineJson.Options)) with
        {
            Parked = parked with { Arrived = parked.Arrived.Add(stimulus) },
        };

    private InstanceState Reopen() => this with
    {
        Status = WorkflowStatus.Running,
        SubStatus = WorkflowSubStatus.Executing,
        FinishedAt = null,
        ArchivedAt = null,
        Bookmarks = Parked?.Bookmarks ?? Bookmarks,
        Effects = Parked?.Effects ?? Effects,
        Children = Parked?.Children ?? Children,
        Parked = null,
        Incidents = [.. Incidents.Select(incident => incident with { IsLeft = true })],
    };

    private InstanceState Resolve(IncidentResolved f)
    {
        var incident = Incidents.FirstOrDefault(incident => incident.Id == f.IncidentId);
        return incident is null
            ? this
            : Change(incident.ExecutionId, execution => execution with { IsFaulted = false }) with
            {
                Incidents = Incidents.Remove(incident),
            };
    }

    private InstanceState Retry(ActivityRetried f)
    {
        var inputs = f.Inputs ?? ImmutableDictionary<string, JsonElement>.Empty;
        var variables = f.Variables ?? ImmutableDictionary<string, JsonElement>.Empty;
        var kept = inputs.Values.Concat(variables.Values).Aggregate(this, (state, value) => state.Keep(value));

        // Effects are counted anew: those that were answered or never settled are asked under the keys they had.
        return kept.Change(f.ExecutionId, execution => execution with
        {
            Inputs = inputs,
            Variables = variables,
            Bag = null,
            IsFaulted = false,
            EffectCount = 0,
            Retries = (execution.Retries ?? 0) + 1,
        });
    }

    private InstanceState CloseEffect(EffectClosed f)
    {
        var state = this with { Effects = Effects.Remove(f.Key), Abandoned = Without(f.Key) };
        return f.IsRefusal == true && Effects.TryGetValue(f.Key, out var effect)
            ? state.Change(effect.ExecutionId, execution => execution with
            {
                RefusedEffects = (execution.RefusedEffects ?? []).Add(f.Key),
            })
            : state;
    }
}
