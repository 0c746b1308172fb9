using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases.Submitting;
using Workflow.Activities.Tasks;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Supplementing;

/// <summary>补正: the amended form is checked and sealed like the first one, and the workflow goes on with it.</summary>
internal sealed class SupplementCaseHandler(
    CaseDesk desk,
    ApplicationForms forms,
    IVault vault,
    IWorkflows workflows,
    ICalendars calendars,
    Deadlines deadlines) : IRequestHandler<SupplementCase, CaseReceipt>
{
    public Task<CaseReceipt> Handle(SupplementCase request, CancellationToken cancellationToken) =>
        desk.ActAsync(
            request.Context,
            request.CaseNumber,
            (unit, found) => SupplyAsync(unit, found, request.Form, cancellationToken),
            cancellationToken);

    private async Task SupplyAsync(
        IUnitOfWork unit,
        Loaded<CaseState> found,
        JsonElement changes,
        CancellationToken cancellation)
    {
        var state = found.State;
        Supplementation.RequireOpen(state);
        var scenario = forms.Require(state.Scenario);

        // A whole form stands for itself: what it leaves out, such as a father named by mistake, is to go.
        var amended = forms.IsWhole(scenario, changes) ? changes : await MergeAsync(unit, state, changes, cancellation);
        var form = await forms.ReceiveAsync(unit.Origin.Tenant, scenario, amended, state.Filer, cancellation);
        var after = unit.Append(found, Supplementation.Supply(
            state, form.Tree, form.Applicant, form.Lookups, unit.Now, calendars.China)).State;
        if (after.AcceptedAt is not null)
        {
            await deadlines.RestartAsync(unit, after, cancellation);
        }

        workflows.Send(
            unit,
            state.InstanceId,
            new ResumeBookmark(state.Supplement!.BookmarkId, JsonSerializer.SerializeToElement(new { form = form.Tree })));
    }

    private async Task<JsonElement> MergeAsync(
        IUnitOfWork unit,
        CaseState state,
        JsonElement changes,
        CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(unit.Origin.Tenant, state.Form, cancellation);
        return JsonSerializer.SerializeToElement(
            FormMerge.Merge(keys.OpenTree(state.Form), JsonNode.Parse(changes.GetRawText())));
    }
}
