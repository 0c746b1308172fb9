using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Mandates;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases;

/// <summary>Where people act on a case: found, checked, decided, committed.</summary>
internal sealed class CaseDesk(IUnitOfWorkFactory units, CompanyAgents agents)
{
    /// <summary>Runs an act of the applicant; a case that moves on meanwhile is read and decided again.</summary>
    public Task<CaseReceipt> ActAsync(
        CommandContext context,
        string caseNumber,
        Func<IUnitOfWork, Loaded<CaseState>, Task> act,
        CancellationToken cancellation) =>
        ActAsync(context, caseNumber, CaseAccess.RequireFiler, act, cancellation);

    /// <summary>Runs an act of staff who may see the case.</summary>
    public Task<CaseReceipt> ActForOfficeAsync(
        CommandContext context,
        string caseNumber,
        Func<IUnitOfWork, Loaded<CaseState>, Task> act,
        CancellationToken cancellation) =>
        ActAsync(context, caseNumber, CaseAccess.RequireStaff, act, cancellation);

    public static CaseReceipt Receipt(string caseNumber) => new(caseNumber, $"/cases/{caseNumber}");

    private Task<CaseReceipt> ActAsync(
        CommandContext context,
        string caseNumber,
        Action<Caller, Loaded<CaseState>> require,
        Func<IUnitOfWork, Loaded<CaseState>, Task> act,
        CancellationToken cancellation) =>
        Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(
                    context.In(CaseNumber.TenantOf(caseNumber), caseNumber), cancellation);
                var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(caseNumber), cancellation);
                require(await agents.ActingAsync(unit.Query, context.Caller, found.State.Company, cancellation), found);
                context.RequireVersion(found.Version);
                await act(unit, found);
                return await unit.CommitAsync(context, Receipt(caseNumber), 202, cancellation);
            },
            cancellation);
}
