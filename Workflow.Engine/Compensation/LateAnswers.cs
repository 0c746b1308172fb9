using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Compensation;

/// <summary>
/// Effects that were under way when their step was cancelled. Nobody can take back a call that was made, so its answer is
/// still recorded; and where the step names an undo, the answer decides whether there is anything to undo, so an instance
/// that undoes its steps does not end before it has come.
/// </summary>
internal static class LateAnswers
{
    /// <summary>Tag of a cancelled execution that takes its answer after all; its parent no longer hears of it.</summary>
    public const string Tag = "$late";

    /// <summary>Keeps what an execution asked for as it is cancelled.</summary>
    public static void Abandon(BurstRun run, string executionId)
    {
        foreach (var effect in run.State.Effects.Values
            .Where(effect => effect.ExecutionId == executionId)
            .OrderBy(effect => effect.Key, StringComparer.Ordinal)
            .ToList())
        {
            run.Emit(new EffectAbandoned(effect.Key, HasUndo(run, executionId)));
        }
    }

    /// <summary>Whether an answer to come decides about an undo, or would if everything were cancelled now.</summary>
    public static bool MayBeOwed(BurstRun run) =>
        AreOwed(run.State) || run.State.Effects.Values.Any(effect => HasUndo(run, effect.ExecutionId));

    /// <summary>Whether an answer to come decides about an undo.</summary>
    public static bool AreOwed(InstanceState state) => state.Abandoned?.Values.Any(effect => effect.IsOwed) == true;

    /// <summary>Whether a stimulus answers an effect of a cancelled step.</summary>
    public static AbandonedEffect? Of(InstanceState state, Stimulus stimulus) => KeyOf(stimulus) is { } key
        ? state.Abandoned?.GetValueOrDefault(key)
        : null;

    /// <summary>Takes the answer.</summary>
    public static void Take(BurstRun run, AbandonedEffect late, Stimulus stimulus)
    {
        var key = late.Effect.Key;
        var failure = stimulus as EffectFailed;
        var mayBeDone = failure is null or { Code: EffectFailed.Unavailable };
        if (!late.IsOwed || !mayBeDone || run.State.Status == WorkflowStatus.Finished)
        {
            run.Emit(new EffectClosed(key, IsRefusal(failure)));
        }
        else
        {
            run.Emit(new EffectReclaimed(key));
            run.Emit(new EffectClosed(key, IsRefusal(failure)));
            if (stimulus is EffectAnswered answered)
            {
                run.Resume(late.Execution.Id, new Resumption.ByEffect(key, answered.Answer));
            }

            Settle(run, late.Execution.Id);
        }

        if (run.State.Compensation is not null)
        {
            Undoing.Next(run);
        }
    }

    /// <summary>
    /// A step that did not complete with its answer, or of which nobody knows whether it was done, counts as done: an undo
    /// too many is told by the other side, one too few by nobody.
    /// </summary>
    private static void Settle(BurstRun run, string executionId)
    {
        if (!run.State.Executions.TryGetValue(executionId, out var execution))
        {
            return;
        }

        foreach (var incident in run.State.Incidents.Where(incident => incident.ExecutionId == executionId).ToList())
        {
            run.Emit(new IncidentResolved(incident.Id, "cancelled"));
        }

        Undoing.Note(run, execution, [], null);
        run.Cancel(executionId);
    }

    private static bool HasUndo(BurstRun run, string executionId) =>
        run.State.Executions.TryGetValue(executionId, out var execution)
        && Undos.Of(run.Graph, execution.NodeId) is not null;

    private static bool? IsRefusal(EffectFailed? failure) =>
        failure is null or { Code: EffectFailed.Unavailable or EffectFailed.Withdrawn } ? null : true;

    private static string? KeyOf(Stimulus stimulus) => stimulus switch
    {
        EffectAnswered answered => answered.Key,
        EffectFailed failed => failed.Key,
        _ => null,
    };
}
