using System.Text.Json;
using Marten;
using MediatR;
using Workflow.Activities.Cases.Changing;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.Cases.Items;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>Shows one case.</summary>
internal sealed class GetCaseHandler(IUnitOfWorkFactory units, IVault vault, CaseViewer viewer, CaseFiles files, AwaitedChanges awaited)
    : IRequestHandler<GetCase, CaseView>
{
    public async Task<CaseView> Handle(GetCase request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        var tenant = CaseNumber.TenantOf(number);
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(tenant), number), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellationToken);
        if (!found.Exists || CaseAccess.Of(request.Caller, found.State) == Sight.None)
        {
            throw CaseNumber.Unknown();
        }

        var rows = await unit.Session.Query<ItemRow>().Where(row => row.CaseNumber == number)
            .ToListAsync(cancellationToken);
        var everything = JsonSerializer.SerializeToElement(new { found.State, rows }, EngineJson.Options);
        var keys = await vault.OpenAsync(tenant, everything, cancellationToken);
        var view = viewer.Show(request.Caller, found.State, rows, keys) with
        {
            Files = await files.ListAsync(request.Caller, found.State, tenant, cancellationToken),
        };
        return found.State.HasEnded
            && CaseAccess.IsFiler(request.Caller, found.State)
            && await awaited.IsAwaitedAsync(number, cancellationToken)
                ? view with { Actions = [.. view.Actions, ApplicantActions.Change] }
                : view;
    }
}
