using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.SendingBack;

/// <summary>The tasks that a case's earlier steps were done by.</summary>
internal static class EarlierSteps
{
    /// <summary>The last decision of a step that still counts.</summary>
    public static Task<Loaded<TaskState>?> DecidedAsync(
        this IUnitOfWork unit, string caseNumber, string step, CancellationToken cancellation) =>
        unit.LastAsync(caseNumber, step, isSentBack: false, cancellation);

    /// <summary>What a step that is come to again was sent back with; null when it is come to for the first time.</summary>
    public static async Task<(ReturnedStep Step, string Clerk)?> ReturnedAsync(
        this IUnitOfWork unit, string caseNumber, string step, CancellationToken cancellation) =>
        await unit.LastAsync(caseNumber, step, isSentBack: true, cancellation) is { State: { SentBack: { } sent, Created: { } created, ClaimedBy: { } clerk } }
            ? (new ReturnedStep(created.TaskId, sent.From, sent.By, sent.Reason), clerk)
            : null;

    private static async Task<Loaded<TaskState>?> LastAsync(
        this IUnitOfWork unit, string caseNumber, string step, bool isSentBack, CancellationToken cancellation)
    {
        // The last task of the step says whether it was sent back; earlier rounds are history.
        var last = await unit.Query.Query<TaskRow>()
            .Where(row => row.CaseNumber == caseNumber && row.Step == step && row.State == TaskStates.Completed)
            .OrderByDescending(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellation);
        return last is not null && last.SentBackAt.HasValue == isSentBack
            ? await unit.LoadAsync<TaskState>(TaskState.Stream(last.Id), cancellation)
            : null;
    }
}
