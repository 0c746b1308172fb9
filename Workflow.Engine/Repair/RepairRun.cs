using Workflow.Engine.Activities;
using Workflow.Engine.Compensation;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Repair;

/// <summary>A repair inside its burst.</summary>
internal sealed class RepairRun(BurstRun run)
{
    private const string Cancelled = "Cancelled";

    /// <summary>Takes the steps in order.</summary>
    /// <exception cref="RepairRefusedException">One does not fit.</exception>
    public void Apply(RepairInstance repair)
    {
        var isEnded = run.State.Status == WorkflowStatus.Finished;
        var arrived = isEnded ? Reopening.Open(run) : [];
        foreach (var step in repair.Steps)
        {
            Take(step);
        }

        foreach (var stimulus in arrived)
        {
            run.Route(stimulus);
        }

        if (isEnded)
        {
            Reopening.WakeForgotten(run);
        }
    }

    private void Take(RepairStep step)
    {
        switch (step)
        {
            case RetryIncident { IncidentId: { } incident }:
                Retry(Find(incident));
                break;
            case RetryIncident:
                RetryAll();
                break;
            case SkipIncident skip:
                Skip(skip);
                break;
            case ChangeVariable change:
                Change(change);
                break;
            case MoveToken move:
                Move(move);
                break;
            case CancelBranch cancel:
                Leave(Live(cancel.ExecutionId));
                break;
            default:
                throw new NotSupportedException(step.GetType().Name);
        }
    }

    private void RetryAll()
    {
        var incidents = run.State.Incidents.Where(IsOpen).ToList();
        if (incidents.Count == 0)
        {
            throw new RepairRefusedException("repair.no-incident", "该流程实例没有可以重试的故障。");
        }

        // One retry may end the branch of another.
        foreach (var incident in incidents.Where(incident => IsOpen(incident)))
        {
            Retry(incident);
        }
    }

    private void Retry(Incident incident)
    {
        if (!IsOpen(incident))
        {
            throw new RepairRefusedException("repair.branch-gone", "出现故障的活动所在的分支已经结束，不能重试；可以跳过该故障以将其关闭。");
        }

        run.Emit(new IncidentResolved(incident.Id, "retried"));
        run.Restart(run.State.Executions[incident.ExecutionId]);
    }

    private void Skip(SkipIncident skip)
    {
        var incident = Find(skip.IncidentId);
        var isLive = IsOpen(incident);
        run.Emit(new IncidentResolved(incident.Id, "skipped"));
        if (isLive)
        {
            var activity = new ActivityContext(run, run.State.Executions[incident.ExecutionId]);
            foreach (var (name, value) in (skip.Outputs ?? []).OrderBy(output => output.Key, StringComparer.Ordinal))
            {
                activity.SetOutput(name, value);
            }

            activity.Complete(skip.Outcomes is { IsDefaultOrEmpty: false } outcomes ? outcomes : [Outcome.Done]);
            if (run.State.Undoable?.Any(step => step.ExecutionId == incident.ExecutionId) == true)
            {
                // What was never done here must not be undone here.
                run.Emit(new UndoSettled(incident.ExecutionId));
            }
        }
    }

    private void Change(ChangeVariable change)
    {
        var scopes = change.ExecutionId is { } execution
            ? [Live(execution).Id]
            : run.State.Executions.Keys.Order(StringComparer.Ordinal).ToList();
        var slots = scopes
            .Select(scope => new ExpressionScope(run, scope).FindVariable(change.Variable))
            .OfType<VariableSlot>()
            .DistinctBy(slot => (slot.ScopeId, slot.Id))
            .ToList();
        if (slots is not [var slot])
        {
            throw slots.Count == 0
                ? new RepairRefusedException("repair.no-variable", $"没有名为“{change.Variable}”的变量，请核对变量的名称。")
                : new RepairRefusedException(
                    "repair.variable-ambiguous", $"变量“{change.Variable}”在多个作用域中存在，请用 executionId 指明是哪一个。");
        }

        run.Emit(new VariableSet(slot.ScopeId, slot.Id, ValueConversion.ToType(change.Value, slot.TypeName)));
    }

    private void Move(MoveToken move)
    {
        var execution = Live(move.ExecutionId);
        var parent = ParentOf(execution);
        if (run.NodeOf(parent).Children.Values.SelectMany(list => list).FirstOrDefault(node => node.Id == move.ActivityId)
            is not { } target)
        {
            throw new RepairRefusedException(
                "repair.no-target", $"同一容器中没有 id 为“{move.ActivityId}”的活动，只能移到同一容器中的活动。");
        }

        Cancel(execution);
        Tell(parent, (behaviour, context) => behaviour.BeginAt(context, target));
    }

    private void Leave(ActivityExecution execution)
    {
        var parent = ParentOf(execution);
        var child = new ChildCompletion(execution.Id, run.NodeOf(execution), [Cancelled], execution.Tag);
        Cancel(execution);
        Tell(parent, (behaviour, context) => behaviour.ChildCompleted(context, child));
    }

    /// <summary>Cancels an execution; incidents within are closed.</summary>
    public void Cancel(ActivityExecution execution)
    {
        foreach (var incident in run.State.Incidents.Where(incident => IsWithin(incident.ExecutionId, execution.Id)))
        {
            run.Emit(new IncidentResolved(incident.Id, "cancelled"));
        }

        run.Cancel(execution.Id);
    }

    private bool IsWithin(string? executionId, string ancestorId)
    {
        while (executionId is not null && executionId != ancestorId)
        {
            executionId = run.State.Executions.GetValueOrDefault(executionId)?.ParentId;
        }

        return executionId is not null;
    }

    private void Tell(ActivityExecution parent, Action<IActivity, ActivityContext> what)
    {
        if (run.Behaviour(run.NodeOf(parent)) is { } behaviour)
        {
            run.Invoke(parent.Id, context => what(behaviour, context));
        }
    }

    private ActivityExecution ParentOf(ActivityExecution execution) =>
        execution.ParentId is { } parent && parent != BurstRun.RootExecution && run.IsAlive(parent)
            ? run.State.Executions[parent]
            : throw new RepairRefusedException(
                "repair.no-container", "该活动不在运行中的容器内，不能移动或取消；要结束整个流程，请取消该流程实例。");

    private ActivityExecution Live(string executionId) =>
        run.State.Executions.GetValueOrDefault(executionId)
        ?? throw new RepairRefusedException("repair.no-execution", $"没有进行中的活动执行“{executionId}”，它可能已经结束，请刷新后重试。");

    private Incident Find(string incidentId) =>
        run.State.Incidents.FirstOrDefault(incident => incident.Id == incidentId)
        ?? throw new RepairRefusedException("repair.no-incident", $"没有未处置的故障“{incidentId}”，它可能已经处置，请刷新后重试。");

    private bool IsOpen(Incident incident) =>
        run.State.Incidents.Any(one => one.Id == incident.Id)
        && run.State.Executions.GetValueOrDefault(incident.ExecutionId) is { IsFaulted: true };
}
