using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;
using Workflow.Activities.Tickets.Kinds;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Shows tickets to whoever may read them.</summary>
internal sealed class TicketViewer(
    IVault vault, IOrganisations organisations, TicketKinds kinds, ICalendars calendars, TimeProvider clock)
{
    public TicketSummary Show(TicketRow row)
    {
        DateTimeOffset? due = row.DueAt == TicketRow.Never ? null : row.DueAt;
        return new TicketSummary
        {
            Id = row.Id,
            Number = row.Number,
            Kind = row.Kind,
            KindName = kinds.Find(row.Kind)?.Name ?? row.Kind,
            Title = row.Title,
            Opener = UnitOf(row.Organisation),
            Status = row.Status,
            Result = row.Result,
            Open = [.. row.Open.Select(step => new OpenTicketStep(step.Id, step.Name, UnitOf(step.Organisation), step.DueAt))],
            DueAt = due,
            Light = due is { } at ? LightOf(at, row.OpenedAt) : null,
            OpenedAt = row.OpenedAt,
            EndedAt = row.EndedAt,
            Version = row.Version,
        };
    }

    public async Task<TicketView> ShowAsync(Caller caller, string tenant, TicketState state, CancellationToken cancellation)
    {
        var opened = state.Opened!;
        var sealedParts = JsonSerializer.SerializeToElement(
            new
            {
                opened.Form,
                done = state.Steps.Select(step => new { step.Done?.Form, step.Done?.Comment }),
                reason = state.Withdrawn?.Reason,
            },
            EngineJson.Options);
        var keys = await vault.OpenAsync(tenant, sealedParts, cancellation);
        return new TicketView(Show(TicketRow.Of(opened, state)))
        {
            Schema = Node(opened.Schema),
            Form = keys.OpenTree(opened.Form) ?? new JsonObject(),
            Steps = [.. state.Steps.Select(step => Step(caller, step, keys))],
            WithdrawnBecause = state.Withdrawn?.Reason.Read(keys),
            MayWithdraw = TicketAccess.MayWithdraw(caller, state),
            InstanceId = opened.InstanceId,
        };
    }

    public TicketUnit UnitOf(string code) => new(code, organisations.NameOf(code));

    private TicketStepView Step(Caller caller, TicketStepState step, KeyRing keys) => new(
        step.Opened.StepId,
        step.Opened.Name,
        UnitOf(step.Opened.Organisation),
        step.At,
        step.Opened.DueAt,
        step.EndedAt,
        step.IsLate || (step.IsOpen && step.Opened.DueAt < clock.GetUtcNow()),
        step.OutcomeLabel,
        step.By,
        step.Done?.Comment?.Read(keys),
        Node(step.Opened.Schema),
        step.Done is null ? new JsonObject() : keys.OpenTree(step.Done.Form) ?? new JsonObject(),
        JsonNode.Parse(step.Opened.Example.GetRawText()) ?? new JsonObject(),
        step.Opened.Outcomes,
        TicketAccess.MayDo(caller, step),
        caller.Oversees && step.IsOpen ? step.MatterId : null);

    private string LightOf(DateTimeOffset due, DateTimeOffset since) =>
        Light.Of(
            clock.GetUtcNow(),
            due,
            calendars.China.WorkingDaysBetween(ChinaTime.DayOf(since), ChinaTime.DayOf(due)),
            null,
            calendars.China);

    private static JsonNode Node(string schema) => JsonNode.Parse(schema) ?? new JsonObject();
}
