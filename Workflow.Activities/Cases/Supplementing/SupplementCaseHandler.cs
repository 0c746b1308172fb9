using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Submitting;
using Workflow.Activities.Files;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Workflow.Activities.Common;
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
    FileClaims files,
    FileShelf shelf,
    IVault vault,
    IWorkflows workflows,
    ICalendars calendars,
    Deadlines deadlines) : IRequestHandler<SupplementCase, CaseReceipt>
{
    public Task<CaseReceipt> Handle(SupplementCase request, CancellationToken cancellationToken) => files.HandOverAsync(
        request.Context,
        handover => desk.ActAsync(
            request.Context,
            request.CaseNumber,
            (unit, found) => SupplyAsync(unit, found, request.Context.Caller, request.Form, handover, cancellationToken),
            cancellationToken),
        cancellationToken);

    private async Task SupplyAsync(
        IUnitOfWork unit,
        Loaded<CaseState> found,
        Caller caller,
        JsonElement changes,
        FileHandover handover,
        CancellationToken cancellation)
    {
        var tenant = unit.Origin.Tenant;
        var state = found.State;
        Supplementation.RequireOpen(state);
        var scenario = forms.Require(state.Scenario);

        // A whole form stands for itself: what it leaves out, such as a father named by mistake, is to go.
        var amended = forms.IsWhole(scenario, changes) ? changes : await MergeAsync(unit, state, changes, cancellation);
        if (CompanyFiling.CompanyOf(scenario, amended) != state.Company)
        {
            throw Refusals.Invalid(
                "form.invalid", "补正时不能换成另一家企业。", new FieldError(scenario.Company?.Code ?? string.Empty, "请填写原来申请的企业；要为另一家企业申请的，请另行提交。"));
        }

        var claimed = await files.FindAsync(
            caller, scenario.Form, amended, await HeldAsync(tenant, state.Number, cancellation), cancellation);
        var form = await forms.ReceiveAsync(tenant, scenario, claimed, state.Filer, cancellation);
        await handover.ResealAsync(tenant, claimed, form.SubjectOf, cancellation);
        handover.Hold(unit, state.Number);
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

    private async Task<IReadOnlyList<FileReference>> HeldAsync(string tenant, string number, CancellationToken cancellation)
    {
        var rows = await shelf.ListAsync(tenant, number, cancellation);
        return await shelf.ShowAsync(tenant, [.. rows.Where(row => row.Task is null)], cancellation);
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
