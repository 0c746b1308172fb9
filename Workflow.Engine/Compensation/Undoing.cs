using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Compensation;

/// <summary>
/// Undoes the finished steps of an instance, the last first, one after the other. The workflow's own execution stays
/// alive until they are done, so that undos see its variables.
/// </summary>
internal static class Undoing
{
    /// <summary>Outcome by which an activity says that it did nothing.</summary>
    private const string Failed = "Failed";

    /// <summary>Notes a completed step that can be undone.</summary>
    public static void Note(
        BurstRun run,
        ActivityExecution execution,
        IReadOnlyList<string> outcomes,
        ImmutableDictionary<string, JsonElement>? outputs)
    {
        if ((run.State.Compensation is null || execution.Tag == LateAnswers.Tag)
            && outcomes is not [Failed]
            && Undos.Of(run.Graph, execution.NodeId) is { } undo)
        {
            run.Emit(new StepUndoable(new UndoableStep(
                execution.Id,
                execution.NodeId,
                undo.NodeId,
                execution.Inputs.IsEmpty ? null : execution.Inputs,
                outputs is { IsEmpty: true } ? null : outputs)));
        }
    }

    /// <summary>Whether there is anything to undo before the instance ends.</summary>
    public static bool IsDue(BurstRun run) =>
        run.State.Compensation is null
        && (run.State.Undoable is { IsEmpty: false } || LateAnswers.MayBeOwed(run))
        && run.State.Executions.ContainsKey(BurstRun.RootExecution);

    /// <summary>Ends all branches and begins to undo.</summary>
    public static void Start(BurstRun run, WorkflowSubStatus subStatus, string? reason)
    {
        run.CancelBelow(BurstRun.RootExecution);
        run.Emit(new CompensationStarted(subStatus, reason));
        Next(run);
    }

    /// <summary>Begins the next undo, if there is one and no other is on its way.</summary>
    public static void Next(BurstRun run)
    {
        while (!run.HasPendingChildren(BurstRun.RootExecution) && run.State.Undoable is [.., var step])
        {
            run.Emit(new UndoSettled(step.ExecutionId));
            if (run.Graph.Nodes.TryGetValue(step.UndoNodeId, out var undo))
            {
                run.Schedule(new Scheduled(BurstRun.RootExecution, undo, Undos.Port, Values(step)));
                return;
            }
        }
    }

    private static ImmutableDictionary<string, JsonElement> Values(UndoableStep step) =>
        ImmutableDictionary<string, JsonElement>.Empty
            .Add(Undos.Variables[0], JsonValues.Of(step.Inputs ?? ImmutableDictionary<string, JsonElement>.Empty))
            .Add(Undos.Variables[1], JsonValues.Of(step.Outputs ?? ImmutableDictionary<string, JsonElement>.Empty));
}
