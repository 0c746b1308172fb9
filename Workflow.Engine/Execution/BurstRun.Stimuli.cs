using System.Globalization;
using Workflow.Engine.Activities;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Compensation;
using Workflow.Engine.Instances;
using Workflow.Engine.Migration;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Execution;

/// <content>What moves an instance.</content>
internal sealed partial class BurstRun
{
    /// <summary>Takes the stimulus and goes as far as it leads.</summary>
    public void Take(Stimulus stimulus)
    {
        var before = facts.Count;
        if (State.Status == WorkflowStatus.Finished && stimulus is not Intervention)
        {
            Reopening.Keep(this, stimulus);
            Late(stimulus);
            return;
        }

        Route(stimulus);
        if (facts.Count == before && queue.IsEmpty)
        {
            return;
        }

        Drain();
        Conclude();
    }

    /// <summary>Gives a stimulus to whoever waits for it.</summary>
    public void Route(Stimulus stimulus)
    {
        switch (stimulus)
        {
            case Begin when State.LastExecution == 0:
                Schedule(new Scheduled(null, graph.Root));
                break;
            case ResumeBookmark resume when State.Bookmarks.TryGetValue(resume.BookmarkId, out var bookmark):
                Burn(bookmark, new Resumption.ByBookmark(bookmark, resume.Input));
                break;
            case RaiseEvent raised:
                Raise(raised);
                break;
            case EffectAnswered answered when State.Effects.TryGetValue(answered.Key, out var effect):
                Emit(new EffectClosed(answered.Key));
                Resume(effect.ExecutionId, new Resumption.ByEffect(answered.Key, answered.Answer));
                break;
            case EffectFailed failed when State.Effects.TryGetValue(failed.Key, out var effect):
                Emit(new EffectClosed(failed.Key, failed.Code == EffectFailed.Unavailable ? null : true));
                Resume(effect.ExecutionId, new Resumption.ByEffectFailure(failed.Key, failed.Code, failed.Message));
                break;
            case EffectAnswered or EffectFailed:
                Late(stimulus);
                break;
            case CommandAnswered answered when State.Commands.TryGetValue(answered.CommandId, out var command):
                Emit(new CommandClosed(answered.CommandId, answered.Answer));
                Resume(command.ExecutionId, new Resumption.ByCommand(command.Id, command.Kind, answered.Answer));
                break;
            case CommandRefused refused when State.Commands.TryGetValue(refused.CommandId, out var command):
                Emit(new CommandClosed(refused.CommandId, null, refused.Code));
                Fault(command.ExecutionId, refused.Code, refused.Message);
                break;
            case ChildFinished finished when State.Children.TryGetValue(finished.ChildInstanceId, out var executionId):
                Emit(new ChildClosed(finished.ChildInstanceId));
                Resume(executionId, new Resumption.ByChildInstance(
                    finished.ChildInstanceId, finished.Status ?? nameof(WorkflowStatus.Finished), finished.SubStatus, finished.Output));
                break;
            case RepairInstance repair:
                new RepairRun(this).Apply(repair);
                break;
            case MigrateInstance migration when context.From is { } from:
                new MigrationRun(this, from).Apply(migration);
                break;
            case Cancel cancel:
                CancelAll(cancel.Reason);
                break;
            default:
                break;
        }
    }

    private void Late(Stimulus stimulus)
    {
        if (LateAnswers.Of(State, stimulus) is { } late)
        {
            LateAnswers.Take(this, late, stimulus);
        }
    }

    private void Raise(RaiseEvent raised)
    {
        // Taken before any of them runs: a bookmark that comes of this event waits for the next one.
        foreach (var bookmark in Ordered(State.Bookmarks.Values
            .Where(bookmark => bookmark.Kind == BookmarkKinds.Event && bookmark.Key == raised.Name)))
        {
            if (State.Bookmarks.ContainsKey(bookmark.Id))
            {
                Burn(bookmark, new Resumption.ByBookmark(bookmark, raised.Payload));
            }
        }
    }

    private void Burn(Bookmark bookmark, Resumption resumption)
    {
        Emit(new BookmarkBurned(bookmark.Id));
        Resume(bookmark.ExecutionId, resumption);
    }

    /// <summary>Gives an execution what it waited for.</summary>
    public void Resume(string executionId, Resumption resumption)
    {
        if (State.Status != WorkflowStatus.Running
            || !State.Executions.TryGetValue(executionId, out var execution)
            || execution.IsFaulted)
        {
            return;
        }

        if (Behaviour(NodeOf(execution)) is { } activity)
        {
            Invoke(executionId, activityContext => Resume(activity, activityContext, resumption));
        }
        else
        {
            Fault(executionId, "UnknownActivity", UnknownType.Explain(NodeOf(execution)));
        }
    }

    private static void Resume(IActivity activity, ActivityContext activityContext, Resumption resumption)
    {
        try
        {
            activity.Resume(activityContext, resumption);
        }
        catch (NotSupportedException) when (resumption is Resumption.ByEffectFailure)
        {
            var failure = (Resumption.ByEffectFailure)resumption;
            activityContext.Fault(failure.Code, failure.Message);
        }
    }

    private static IEnumerable<Bookmark> Ordered(IEnumerable<Bookmark> bookmarks) =>
        [.. bookmarks.OrderBy(bookmark => Number(bookmark.ExecutionId)).ThenBy(bookmark => bookmark.Id, StringComparer.Ordinal)];

    private static long Number(string executionId) => long.Parse(executionId, CultureInfo.InvariantCulture);
}
