using System.Collections.Immutable;
using Workflow.Engine.Compensation;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Repair;

/// <summary>
/// An instance that a fault ended may be reopened. Until then it keeps what comes for its waiting branches: a clerk's
/// decision or a child's end is not asked for twice.
/// </summary>
internal static class Reopening
{
    /// <summary>Whether a stimulus may move the instance at all.</summary>
    public static bool MayMove(InstanceState state, Stimulus stimulus) =>
        state.Status == WorkflowStatus.Running
        || stimulus is Intervention
        || state.Parked?.Awaits(stimulus) == true
        || LateAnswers.Of(state, stimulus) is not null;

    /// <summary>Keeps what comes for a parked branch.</summary>
    public static void Keep(BurstRun run, Stimulus stimulus)
    {
        if (run.State.Parked?.Awaits(stimulus) == true)
        {
            run.Emit(new StimulusKept(stimulus));
        }
    }

    /// <summary>Opens the instance again; gives what had come meanwhile.</summary>
    /// <exception cref="RepairRefusedException">It did not end by a fault.</exception>
    public static ImmutableArray<Stimulus> Open(BurstRun run)
    {
        var state = run.State;
        if (state.SubStatus != WorkflowSubStatus.Faulted || state.Executions.IsEmpty)
        {
            throw new RepairRefusedException("repair.ended", "该流程实例已经结束，不能再处置；只有因故障结束的实例可以重新打开。");
        }

        var effects = state.Parked?.Effects.Keys.Order(StringComparer.Ordinal).ToImmutableArray() ?? [];
        run.Emit(new InstanceReopened(effects.IsEmpty ? null : effects));
        return state.Parked?.Arrived ?? [];
    }

    /// <summary>
    /// Lets whatever waits for nothing begin again: histories from before waits were parked, and activities whose
    /// scheduled children were lost with an endless loop.
    /// </summary>
    public static void WakeForgotten(BurstRun run)
    {
        foreach (var execution in run.State.Executions.Values
            .Where(execution => !execution.IsFaulted)
            .OrderBy(execution => execution.Id.Length).ThenBy(execution => execution.Id, StringComparer.Ordinal)
            .ToList())
        {
            if (run.IsAlive(execution.Id) && !run.Waits(execution.Id))
            {
                run.Restart(run.State.Executions[execution.Id]);
            }
        }
    }
}
