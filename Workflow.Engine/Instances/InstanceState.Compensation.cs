using System.Collections.Immutable;
using Workflow.Engine.Compensation;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Instances;

/// <content>How an instance undoes its steps.</content>
public sealed partial record InstanceState
{
    /// <summary>Finished steps that can be undone, the first first; null when there are none.</summary>
    public ImmutableArray<UndoableStep>? Undoable { get; init; }

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

    private InstanceState Compensate(CompensationStarted f) =>
        Change(BurstRun.RootExecution, root => root with { IsFaulted = false }) with
        {
            Compensation = new CompensationEnd(f.SubStatus, f.Reason),
            Incidents = [.. Incidents.Select(incident => incident with { IsLeft = true })],
        };
}
