using System.Text.Json;
using Marten;
using MediatR;
using Workflow.Activities.Cases.Changing;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Mandates;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>Shows one case.</summary>
internal sealed class GetCaseHandler(
    IUnitOfWorkFactory units, IVault vault, CaseViewer viewer, CaseFiles files, AwaitedChanges awaited, CompanyAgents agents)
    : IRequestHandler<GetCase, CaseView>
{
    public async Task<CaseView> Handle(GetCase request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        var tenant = CaseNumber.TenantOf(number);
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(tenant), number), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellationToken);
        var caller = await agents.ActingAsync(unit.Query, request.Caller, found.State.Company, cancellationToken);
        if (!found.Exists || CaseAccess.Of(caller, found.State) == Sight.None)
        {
            throw CaseNumber.Unknown();
        }

        var rows = await unit.Session.Query<ItemRow>().Where(row => row.CaseNumber == number)
            .ToListAsync(cancellationToken);
        var everything = JsonSerializer.SerializeToElement(new { found.State, rows }, EngineJson.Options);
        var keys = await vault.OpenAsync(tenant, everything, cancellationToken);
        var view = viewer.Show(caller, found.State, rows, keys) with
        {
            Files = await files.ListAsync(caller, found.State, tenant, cancellationToken),
        };
        return found.State.HasEnded
            && CaseAccess.IsFiler(caller, found.State)
            && await awaited.IsAwaitedAsync(number, cancellationToken)
                ? view with { Actions = [.. view.Actions, ApplicantActions.Change] }
                : view;
    }
}
