using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tasks.Delegating;

/// <summary>委派.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="To">Account of a clerk of the same organisation.</param>
/// <param name="Reason">What is asked; must be written.</param>
public sealed record DelegateTask(CommandContext Context, string Id, string To, string? Reason) : IRequest<TaskView>;

/// <summary>The delegate's answer (答复委派); the task goes back to its holder.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Opinion">The answer; must be written.</param>
public sealed record GiveOpinion(CommandContext Context, string Id, string? Opinion) : IRequest<TaskView>;

/// <summary>Delegates.</summary>
internal sealed class DelegateTaskHandler(TaskDesk desk, Colleagues colleagues, IVault vault) : IRequestHandler<DelegateTask, TaskView>
{
    public Task<TaskView> Handle(DelegateTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state, hand) =>
        {
            var to = colleagues.Require(state.Created!.Organisation, request.To, "/to");
            var reason = await vault.RequiredAsync(unit, state, request.Reason, "/reason", "委派事由", cancellationToken);
            return DelegationDecisions.Delegate(state, hand, to, reason);
        },
        cancellationToken);
}

/// <summary>Answers.</summary>
internal sealed class GiveOpinionHandler(TaskDesk desk, IVault vault) : IRequestHandler<GiveOpinion, TaskView>
{
    public Task<TaskView> Handle(GiveOpinion request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state, hand) => DelegationDecisions.Answer(
            state, hand, await vault.RequiredAsync(unit, state, request.Opinion, "/opinion", "答复意见", cancellationToken)),
        cancellationToken);
}
