using System.Collections.Immutable;
using Workflow.Engine.Compensation;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Instances;

/// <content>How an instance undoes its steps.</content>
public sealed partial record InstanceState
{
    /// <summary>Finished steps that can be undone, the first first; null when there are none.</summary>
    public ImmutableArray<UndoableStep>? Undoable { get; init; }

    /// <summary>Effects under way whose steps were cancelled, by key; null when there are none.</summary>
    public ImmutableDictionary<string, AbandonedEffect>? Abandoned { get; init; }

    /// <summary>How it will end once its steps are undone; null unless it undoes them.</summary>
    public CompensationEnd? Compensation { get; init; }

    private InstanceState Note(StepUndoable f)
    {
        var values = (f.Step.Inputs?.Values ?? []).Concat(f.Step.Outputs?.Values ?? []);
        return values.Aggregate(this, (state, value) => state.Keep(value)) with { Undoable = (Undoable ?? []).Add(f.Step) };
    }

    private InstanceState Settle(UndoSettled f)
    {
        var left = (Undoable ?? []).RemoveAll(step => step.ExecutionId == f.ExecutionId);
        return this with { Undoable = left.IsEmpty ? null : left };
    }

    private InstanceState Abandon(EffectAbandoned f) =>
        Effects.TryGetValue(f.Key, out var effect) && Executions.TryGetValue(effect.ExecutionId, out var execution)
            ? this with
            {
                Effects = Effects.Remove(f.Key),
                Abandoned = (Abandoned ?? ImmutableDictionary<string, AbandonedEffect>.Empty)
                    .SetItem(f.Key, new AbandonedEffect(effect, execution, f.IsOwed)),
            }
            : this;

    /// <summary>The step lives again under the workflow itself: what it stood in is gone.</summary>
    private InstanceState Reclaim(EffectReclaimed f) => Abandoned?.GetValueOrDefault(f.Key)?.Execution is { } execution
        ? this with
        {
            Executions = Executions.SetItem(
                execution.Id, execution with { ParentId = BurstRun.RootExecution, Tag = LateAnswers.Tag, IsFaulted = false }),
        }
        : this;

    private ImmutableDictionary<string, AbandonedEffect>? Without(string key) =>
        Abandoned?.Remove(key) is { IsEmpty: false } left ? left : null;

    private InstanceState Compensate(CompensationStarted f) =>
        Change(BurstRun.RootExecution, root => root with { IsFaulted = false }) with
        {
            Compensation = new CompensationEnd(f.SubStatus, f.Reason),
            Incidents = [.. Incidents.Select(incident => incident with { IsLeft = true })],
        };
}
