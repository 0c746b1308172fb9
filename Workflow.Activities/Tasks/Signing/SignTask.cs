using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tasks.Signing;

/// <summary>加签.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Signers">Accounts of clerks of the same organisation.</param>
/// <param name="Mode">One of <see cref="SigningMode"/>.</param>
/// <param name="Reason">What is asked; may be null.</param>
public sealed record AddSigners(CommandContext Context, string Id, IReadOnlyList<string> Signers, string Mode, string? Reason)
    : IRequest<TaskView>;

/// <summary>签署.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Agrees">Whether the signer agrees.</param>
/// <param name="Opinion">Opinion; must be written where the signer does not agree.</param>
public sealed record SignTask(CommandContext Context, string Id, bool Agrees, string? Opinion) : IRequest<TaskView>;

/// <summary>Asks for signatures.</summary>
internal sealed class AddSignersHandler(TaskDesk desk, Colleagues colleagues, IVault vault) : IRequestHandler<AddSigners, TaskView>
{
    public Task<TaskView> Handle(AddSigners request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state, hand) =>
        {
            var signers = colleagues.Require(state.Created!.Organisation, request.Signers, "/signers");
            var reason = await vault.WordsAsync(unit, state, request.Reason, cancellationToken);
            return SigningDecisions.Ask(state, hand, signers, request.Mode, reason);
        },
        cancellationToken);
}

/// <summary>Signs.</summary>
internal sealed class SignTaskHandler(TaskDesk desk, IVault vault) : IRequestHandler<SignTask, TaskView>
{
    public Task<TaskView> Handle(SignTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state, hand) => SigningDecisions.Sign(
            state, hand, request.Agrees, await vault.WordsAsync(unit, state, request.Opinion, cancellationToken)),
        cancellationToken);
}
