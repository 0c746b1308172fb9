using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Trials;

/// <summary>Sits down at the desk of whichever organisation the task waits for, and decides as its clerk would.</summary>
internal sealed class DecideInTrialHandler(IUnitOfWorkFactory units, IMediator mediator)
    : IRequestHandler<DecideInTrial, TrialReceipt>
{
    public async Task<TrialReceipt> Handle(DecideInTrial request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        var tenant = TrialAccess.Require(caller, request.Number);
        var clerk = TrialAccess.AsClerk(caller, tenant, await DeskAsync(request, tenant, cancellationToken));
        await mediator.Send(
            new CompleteTask(
                request.Context with { Caller = clerk }, request.TaskId, request.Outcome, request.Form, request.Comment),
            cancellationToken);
        return new TrialReceipt(request.Number, CaseNumber.InstanceId(request.Number));
    }

    private async Task<string> DeskAsync(DecideInTrial request, string tenant, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(request.Context.In(tenant, request.Number), cancellation);
        var found = await unit.LoadAsync<TaskState>(TaskState.Stream(request.TaskId), cancellation);
        return found.State.Created is { } created && created.CaseNumber == request.Number
            ? created.Organisation
            : throw Refusals.NotFound("task.unknown", "这次试运行里没有这件待办，请刷新后再试。");
    }
}
