using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Tickets.Kinds;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Opening;

/// <summary>登记: number, ticket, files and workflow are committed together or not at all.</summary>
internal sealed class OpenTicketHandler(
    IUnitOfWorkFactory units,
    TicketKinds kinds,
    IFormLibrary library,
    IForms forms,
    FileClaims files,
    IVault vault,
    IssuerFile issuers,
    IWorkflows workflows) : IRequestHandler<OpenTicket, TicketReceipt>
{
    private const int LongestTitle = 100;

    public async Task<TicketReceipt> Handle(OpenTicket request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        var kind = kinds.Find(request.Kind) ?? throw Refusals.NotFound("ticket.kind-unknown", "没有这类工单，请从列表中选择。");
        if (!kind.MayBeOpenedBy(caller))
        {
            throw Refusals.Forbidden("ticket.not-opener", $"当前账号不能登记“{kind.Name}”。");
        }

        var form = library.Find(kind.Form) ?? throw Refusals.Conflict(
            "ticket.form-missing", $"definitions/forms 中没有表单“{kind.Form}”，请业务分析员补上。");
        var claimed = await files.FindAsync(caller, form.Schema, request.Form, [], cancellationToken);
        var title = Title(kind, form, claimed);
        return await files.HandOverAsync(
            request.Context, handover => Races.RunAsync(() => CommitAsync(handover), cancellationToken), cancellationToken);

        async Task<TicketReceipt> CommitAsync(FileHandover handover)
        {
            var tenant = caller.Tenant;
            await using var unit = await units.BeginAsync(request.Context.In(tenant), cancellationToken);
            var year = ChinaTime.DayOf(unit.Now).Year;
            var sequence = await unit.NextNumberAsync(tenant, TicketId.Series(kind.Code), year, cancellationToken);
            var id = TicketId.Of(tenant, kind.Code, year, sequence);
            unit.Correlate(id);
            var found = await unit.LoadAsync<TicketState>(TicketId.Stream(id), cancellationToken);
            var subject = vault.SubjectOf($"ticket:{id}");
            var filled = await forms.SealAsync(tenant, form.Schema, claimed.Form, subject, cancellationToken);
            await handover.ResealAsync(tenant, claimed, _ => subject, cancellationToken);
            handover.Hold(unit, id);
            var opened = new TicketOpened(
                id, kind.Code, TicketId.Number(issuers.Of(tenant).Abbreviation, kind.Abbreviation, year, sequence), title,
                caller.Organisation, form.Schema.ToJsonString(), filled.Tree, string.Empty);
            var instance = await StartAsync(unit, kind, opened, cancellationToken);
            var after = unit.Append(found, [opened with { InstanceId = instance }]);
            return await unit.CommitAsync(request.Context, TicketReceipt.Of(after), 201, cancellationToken);
        }
    }

    private string Title(TicketKind kind, FormDefinition form, ClaimedForm claimed)
    {
        var filled = claimed.Form;
        IReadOnlyList<FieldError> faults = filled.ValueKind == JsonValueKind.Object
            ? [.. forms.Validate(form.Schema, filled), .. claimed.Faults]
            : [new FieldError(string.Empty, "请填写表单。")];
        return faults.Count > 0
            ? throw Refusals.Invalid(
                "form.invalid",
                $"有 {faults.Count} 处需要修改。",
                [.. faults.Select(fault => fault with { Field = "/form" + fault.Field })])
            : filled.TryGetProperty(kind.TitleField, out var title) && title.ValueKind == JsonValueKind.String
                && title.GetString()!.Trim() is { Length: > 0 } text
                ? text.Length > LongestTitle ? text[..LongestTitle] : text
                : kind.Name;
    }

    private async Task<string> StartAsync(IUnitOfWork unit, TicketKind kind, TicketOpened opened, CancellationToken cancellation)
    {
        var input = JsonSerializer.SerializeToElement(
            new
            {
                ticket = opened.TicketId,
                opened.Number,
                opened.Title,
                opener = opened.Organisation,
                tenant = unit.Origin.Tenant,
                form = JsonNode.Parse(opened.Form.GetRawText()),
            },
            EngineJson.Options);
        try
        {
            return await workflows.StartAsync(
                unit, new StartRequest(kind.DefinitionId, input, opened.TicketId, Name: $"{kind.Name} {opened.Number}"), cancellation);
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("ticket.undefined", $"还没有发布“{kind.Name}”流程（{kind.DefinitionId}），请业务分析员发布后再试。");
        }
    }
}
