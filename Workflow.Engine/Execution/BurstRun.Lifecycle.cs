using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Compensation;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Execution;

/// <content>How executions go on, complete, fault and are cancelled, and how the whole ends.</content>
internal sealed partial class BurstRun
{
    /// <summary>Runs an activity's code. Whatever goes wrong in it is its fault, not the engine's.</summary>
    public void Invoke(string executionId, Action<ActivityContext> code)
    {
        var activityContext = new ActivityContext(this, State.Executions[executionId]);
        try
        {
            code(activityContext);
        }
        catch (Exception exception)
        {
            Fault(executionId, exception, activityContext.Reader);
        }

        if (IsAlive(executionId))
        {
            activityContext.KeepOutputs();
            if (!Waits(executionId))
            {
                Fault(executionId, "NothingAwaited", "活动既没有完成，也没有等待任何事情。");
            }
        }
    }

    /// <summary>Completes an execution and tells its parent.</summary>
    public void Complete(
        string executionId,
        IReadOnlyList<string> outcomes,
        ImmutableDictionary<string, JsonElement>? outputs = null,
        bool tellParent = true)
    {
        if (!IsAlive(executionId))
        {
            return;
        }

        var execution = State.Executions[executionId];
        Withdraw(executionId);
        Emit(new ActivityCompleted(
            executionId,
            outcomes.Count == 0 || (outcomes.Count == 1 && outcomes[0] == Outcome.Done) ? null : [.. outcomes],
            outputs is { IsEmpty: true } ? null : outputs));
        Undoing.Note(this, execution, outcomes, outputs);
        if (execution.Tag == LateAnswers.Tag)
        {
            return;
        }

        if (tellParent && execution.ParentId == RootExecution && State.Compensation is not null)
        {
            Undoing.Next(this);
            return;
        }

        if (tellParent && execution.ParentId is { } parentId && IsAlive(parentId)
            && Behaviour(NodeOf(State.Executions[parentId])) is { } parent)
        {
            var child = new ChildCompletion(executionId, NodeOf(execution), outcomes.Count == 0 ? [Outcome.Done] : outcomes, execution.Tag);
            Invoke(parentId, parentContext => parent.ChildCompleted(parentContext, child));
        }
    }

    /// <summary>Completes an execution and those above it, up to and with one of them; only that one's parent is told.</summary>
    public void CompleteUpTo(string executionId, string ancestorId, IReadOnlyList<string> outcomes)
    {
        for (var id = executionId; id is not null && State.Executions.TryGetValue(id, out var execution); id = execution.ParentId)
        {
            var isLast = id == ancestorId;
            Complete(id, isLast ? outcomes : [], tellParent: isLast);
            if (isLast)
            {
                return;
            }
        }
    }

    /// <summary>Marks an execution as faulted; what it waits for is withdrawn.</summary>
    public void Fault(string executionId, string code, string message, string? detail = null)
    {
        if (!IsAlive(executionId))
        {
            return;
        }

        Withdraw(executionId);
        var retries = State.Executions[executionId].Retries;
        var incident = $"{executionId}-incident" + (retries is null ? string.Empty : $"-{retries + 1}");
        Emit(new ActivityFaulted(executionId, incident, code, StorableText.Clean(message), detail));
    }

    /// <summary>Cancels live executions below one, with all that they wait for.</summary>
    public void CancelBelow(string executionId, Func<ActivityExecution, bool>? which = null)
    {
        foreach (var child in Children(executionId))
        {
            if (which is null || which(child))
            {
                Cancel(child.Id);
            }
            else
            {
                CancelBelow(child.Id, which);
            }
        }
    }

    /// <summary>Ends the instance.</summary>
    public void End(WorkflowSubStatus subStatus, string? reason = null)
    {
        queue.Clear();
        if (subStatus == WorkflowSubStatus.Faulted)
        {
            // An operator may reopen it, and then the branches that waited must wait again.
            CloseCommands(_ => true);
            if (!State.Bookmarks.IsEmpty || !State.Effects.IsEmpty || !State.Children.IsEmpty)
            {
                Emit(new WaitsParked());
            }
        }
        else
        {
            Close(State.Bookmarks.Values);
            Close(_ => true);
        }

        Emit(new StatusChanged(WorkflowStatus.Finished, subStatus, reason));
    }

    /// <summary>Whether an execution runs or waits, and has not faulted.</summary>
    public bool IsAlive(string executionId) =>
        State.Status == WorkflowStatus.Running
        && State.Executions.TryGetValue(executionId, out var execution)
        && !execution.IsFaulted;

    private void Fault(string executionId, Exception exception, PersonalReader? reader)
    {
        var code = exception is ExpressionException ? "Expression" : exception.GetType().Name;
        var message = exception is ExpressionException || reader is null ? exception.Message : reader.Mask(exception.Message);
        Fault(executionId, code, message, (exception as ExpressionException)?.Detail);
    }

    /// <summary>Cancels an execution with all that it waits for.</summary>
    public void Cancel(string executionId)
    {
        LateAnswers.Abandon(this, executionId);
        Withdraw(executionId);
        Emit(new ActivityCancelled(executionId));
    }

    private void CancelAll(string reason)
    {
        if (State.Compensation is not null)
        {
            // It is about to end anyway; what was begun to be undone is undone.
            return;
        }

        queue.Clear();
        if (Undoing.IsDue(this))
        {
            Undoing.Start(this, WorkflowSubStatus.Cancelled, reason);
            return;
        }

        foreach (var execution in State.Executions.Values.Where(execution => execution.ParentId is null).ToList())
        {
            Cancel(execution.Id);
        }

        End(WorkflowSubStatus.Cancelled, reason);
    }

    private void Conclude()
    {
        if (State.Status == WorkflowStatus.Finished)
        {
            return;
        }

        if (!State.Commands.IsEmpty)
        {
            Become(WorkflowSubStatus.Executing);
        }
        else if (State.Compensation is { } end)
        {
            Conclude(end);
        }
        else if (State.Incidents.FirstOrDefault(incident => incident.IsLeft is null) is { } incident
            && !IncidentStrategy.Continues(graph.Options))
        {
            Fail(incident);
        }
        else if (!State.Executions.ContainsKey(RootExecution))
        {
            End(WorkflowSubStatus.Finished);
        }
        else
        {
            Become(WorkflowSubStatus.Suspended);
        }
    }

    private void Conclude(CompensationEnd end)
    {
        if (HasPendingChildren(RootExecution) || LateAnswers.AreOwed(State))
        {
            Become(WorkflowSubStatus.Compensating);
        }
        else
        {
            Cancel(RootExecution);
            End(end.SubStatus, end.Reason);
        }
    }

    private void Fail(Incident incident)
    {
        if (!Undoing.IsDue(this))
        {
            End(WorkflowSubStatus.Faulted, incident.Code);
            return;
        }

        Undoing.Start(this, WorkflowSubStatus.Faulted, incident.Code);
        Drain();
        Conclude();
    }

    private void Become(WorkflowSubStatus subStatus)
    {
        if (State.SubStatus != subStatus)
        {
            Emit(new StatusChanged(WorkflowStatus.Running, subStatus));
        }
    }
}
