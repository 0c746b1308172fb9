using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Extending;

/// <summary>申请延期.</summary>
internal sealed class AskExtensionHandler(CaseDesk desk, IVault vault) : IRequestHandler<AskExtension, CaseReceipt>
{
    public Task<CaseReceipt> Handle(AskExtension request, CancellationToken cancellationToken) => desk.ActForOfficeAsync(
        request.Context,
        request.CaseNumber,
        async (unit, found) =>
        {
            var caller = request.Context.Caller;
            if (!caller.Is(Roles.Clerk) || found.State.Item(request.Item)?.Plan.Organisation != caller.Organisation)
            {
                throw Refusals.Forbidden("case.extension-forbidden", "只有承办该事项的单位可以申请延期。");
            }

            var reason = await vault.SealAsync(unit.Origin.Tenant, found.State.Applicant, request.Reason, cancellationToken)
                ?? throw Refusals.Invalid(
                    "case.extension-reason", "请写明延期的理由。", new FieldError("/reason", "请写明延期的理由，理由会告知申请人。"));
            unit.Append(found, Extensions.Ask(found.State, request.Item, request.Days, reason, caller.Id));
        },
        cancellationToken);
}

/// <summary>批准或者不批准.</summary>
internal sealed class DecideExtensionHandler(CaseDesk desk, IVault vault, Deadlines deadlines)
    : IRequestHandler<DecideExtension, CaseReceipt>
{
    public Task<CaseReceipt> Handle(DecideExtension request, CancellationToken cancellationToken) => desk.ActForOfficeAsync(
        request.Context,
        request.CaseNumber,
        async (unit, found) =>
        {
            var caller = request.Context.Caller;
            var isColleague = caller.Is(Roles.Clerk) && found.State.Item(request.Item)?.Plan.Organisation == caller.Organisation;
            if (!isColleague && !caller.Is(Roles.Coordinator))
            {
                throw Refusals.Forbidden("case.extension-forbidden", "延期由承办单位的其他人员或者统筹部门批准。");
            }

            var reason = await vault.SealAsync(unit.Origin.Tenant, found.State.Applicant, request.Reason, cancellationToken);
            var decided = Extensions.Decide(found.State, request.Item, request.IsGranted, reason, caller.Id, deadlines.Later);
            var after = unit.Append(found, decided).State;
            if (decided[0] is ExtensionGranted granted)
            {
                await deadlines.ExtendAsync(unit, after, granted.Item, granted.Days, cancellationToken);
            }
        },
        cancellationToken);
}
