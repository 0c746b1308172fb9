using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Copying;

/// <summary>抄送: stands in these colleagues' list of copies.</summary>
/// <param name="By">Who sent the copy.</param>
/// <param name="To">Who did not have one yet.</param>
internal sealed record TaskCopied(string By, IReadOnlyList<string> To);

/// <summary>抄送: any clerk of the organisation may; whoever has a copy gets no second one.</summary>
internal static class CopyDecisions
{
    public static IReadOnlyList<object> Copy(TaskState state, Hand hand, IReadOnlyList<string> to) =>
        to.Except(state.CopiedTo).Where(clerk => clerk != hand.Clerk).ToList() is { Count: > 0 } further
            ? [new TaskCopied(hand.Clerk, further)]
            : [];
}

/// <summary>抄送.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="To">Accounts of clerks of the same organisation.</param>
public sealed record CopyTask(CommandContext Context, string Id, IReadOnlyList<string> To) : IRequest<TaskView>;

/// <summary>Sends copies.</summary>
internal sealed class CopyTaskHandler(TaskDesk desk, Colleagues colleagues) : IRequestHandler<CopyTask, TaskView>
{
    public Task<TaskView> Handle(CopyTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        (_, state, hand) => Task.FromResult(CopyDecisions.Copy(
            state, hand, colleagues.Require(state.Created!.Organisation, request.To, "/to"))),
        cancellationToken);
}
