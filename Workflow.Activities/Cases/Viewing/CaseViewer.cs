using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>Shows a case with the sight its reader has.</summary>
internal sealed class CaseViewer(
    IForms forms,
    IScenarios scenarios,
    IOrganisations organisations,
    ICalendars calendars,
    TimeProvider clock)
{
    private const string Withheld = "（内容涉及个人信息，不予显示）";

    public CaseView Show(Caller caller, CaseState state, IReadOnlyList<ItemRow> rows, KeyRing keys)
    {
        var sight = new Seen(CaseAccess.Of(caller, state) == Sight.Clear, CaseAccess.IsFiler(caller, state), keys);
        return new CaseView
        {
            CaseNumber = state.Number,
            Scenario = state.Scenario,
            Title = state.Title,
            Division = state.Division,
            Status = state.Status,
            Result = state.Result,
            Reason = Words(state.Reason, sight),
            SubmittedAt = state.SubmittedAt,
            DueAt = state.DueAt,
            ClosedAt = state.ClosedAt,
            Light = Light.Of(
                clock.GetUtcNow(), state.RunningDueAt, state.PromisedDays, state.ClosedAt, calendars.China),
            Items = [.. state.Items.Select(item => Item(item, rows, state, sight))],
            Timeline =
            [
                .. state.Timeline.Where(line => !line.StaffOnly || !sight.IsFiler).Select(line => Line(line, sight)),
            ],
            Actions = sight.IsFiler ? ApplicantActions.Of(state, remark => Words(remark, sight)) : [],
            Form = Form(state, sight),
            Outcomes =
            [
                .. rows.OrderBy(row => row.Id, StringComparer.Ordinal)
                    .SelectMany(row => row.Outcomes)
                    .Select(outcome => Outcome(outcome, sight)),
            ],
            Extensions = sight.IsFiler ? [] :
            [
                .. state.Extensions.Select(each => new ExtensionView(
                    each.Asked.Item, state.Item(each.Asked.Item)!.Plan.Name, each.Asked.Days, Words(each.Asked.Reason, sight), each.Asked.By, each.Status)),
            ],
            Company = state.Company,
            Related = [.. state.Related.Select(one => new RelatedCase(one.CaseNumber, one.Relation))],
            Rating = state.Rating,
            Archive = state.Archive is { } kept
                ? new ArchiveView(kept.Number, RetentionPeriod.Name(kept.Retention), kept.KeptUntil, kept.At)
                : null,
            InstanceId = state.InstanceId,
            Version = state.Version,
        };
    }

    private CaseItemView Item(CaseItem item, IReadOnlyList<ItemRow> rows, CaseState state, Seen seen)
    {
        var row = rows.FirstOrDefault(candidate => candidate.Id == item.Number);
        var clock = state.ClockRuns || item.Result is not null ? row?.DueAt : null;
        return new CaseItemView(
            item.Plan.Code,
            item.Plan.Name,
            item.Number,
            item.Plan.Organisation,
            organisations.NameOf(item.Plan.Organisation),
            item.Status,
            item.Result,
            Words(item.Reason, seen),
            item.Plan.PromisedDays,
            item.Plan.StatutoryDays,
            item.OpenedAt,
            row?.DueAt,
            item.ClosedAt,
            Light.Of(Now, clock, item.Plan.PromisedDays, item.ClosedAt, calendars.China));
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private TimelineEntry Line(TimelineLine line, Seen seen) => new(
        line.At,
        line.Kind,
        line.Remark is null ? line.Text : $"{line.Text}：{Words(line.Remark, seen)}",
        line.Organisation is null ? string.Empty : organisations.NameOf(line.Organisation),
        line.Item);

    private JsonNode Form(CaseState state, Seen seen)
    {
        var clear = seen.Keys.OpenTree(state.Form) ?? new JsonObject();
        return seen.IsClear ? clear
            : scenarios.Find(state.Scenario) is { } scenario ? forms.Mask(scenario.Form, clear)
            : new JsonObject();
    }

    private static CaseOutcome Outcome(ItemOutcome outcome, Seen seen)
    {
        var value = seen.Keys.Open(outcome.Value);
        var text = value.ValueKind switch
        {
            JsonValueKind.Undefined => string.Empty,
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
        return new CaseOutcome(outcome.Name, outcome.Label, seen.IsClear ? text : Masking.Mask(Masking.Id, text));
    }

    private static string? Words(Remark? remark, Seen seen) =>
        remark is null ? null
        : remark.Sealed is not null && !seen.IsClear ? Withheld
        : remark.Read(seen.Keys) ?? Withheld;

    private sealed record Seen(bool IsClear, bool IsFiler, KeyRing Keys);
}
