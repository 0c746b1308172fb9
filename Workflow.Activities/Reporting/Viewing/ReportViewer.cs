using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>Shows rounds and reports to whoever may read them.</summary>
internal sealed class ReportViewer(IVault vault, IOrganisations organisations, ICalendars calendars, TimeProvider clock)
{
    public RoundSummary Show(RoundRow round, IReadOnlyCollection<ReportRow> reports)
    {
        var counts = RoundLists.Count(reports);
        var done = counts.Owed == 0 && counts.All > 0 ? reports.Max(report => report.SubmittedAt) : null;
        return new RoundSummary
        {
            Id = round.Id,
            PlanId = round.PlanId,
            PlanTitle = round.PlanTitle,
            Period = round.Period.Name,
            Status = round.Status,
            DueOn = round.DueOn,
            Light = LightOf(round.OpenedAt, round.DueOn, done),
            OpenedAt = round.OpenedAt,
            Counts = counts,
            Version = round.Version,
        };
    }

    public ReportSummary Show(ReportRow report) => new()
    {
        Id = report.Id,
        RoundId = report.RoundId,
        Unit = report.Unit,
        UnitName = report.UnitName,
        PlanTitle = report.PlanTitle,
        Period = report.Period.Name,
        Status = report.Status,
        IsLate = report.IsLate,
        IsMissing = RoundLists.IsIn("missing", report),
        DueOn = report.DueOn,
        Light = LightOf(report.RequestedAt, report.DueOn, report.SubmittedAt),
        MeasureCount = report.MeasureCount,
        SubmittedAt = report.SubmittedAt,
        Version = report.Version,
    };

    public async Task<ReportView> ShowAsync(
        Caller caller, string tenant, ReportState state, RoundState round, CancellationToken cancellation)
    {
        var asked = state.Requested!;
        var keys = await KeysAsync(tenant, new { state.Entries, asked.Previous, state.Steps }, cancellation);
        var isWriter = ReportAccess.IsWriter(caller, state);

        // A draft is the unit's own affair until it is sent.
        var entries = isWriter || state.SubmittedAt is not null ? state.Entries : [];
        return new ReportView(Show(ReportRow.Of(state, asked)))
        {
            Entries =
            [
                .. asked.Measures.Select(measure => new EntryView(
                    measure,
                    Read(Find(entries, measure), measure, keys),
                    Find(asked.Previous, measure) is { } before ? Read(before, measure, keys) : null)),
            ],
            RemindedAt = round.Reminders.LastOrDefault(each => each.Units.Contains(asked.Unit.Code))?.At,
            Steps = [.. state.Steps.Select(step => new ReportStepView(
                step.What, step.At, step.By, organisations.NameOf(step.Organisation), step.Words?.Read(keys)))],
            Acts = ReportAccess.Acts(caller, tenant, state),
        };
    }

    /// <summary>The keys that sealed words need.</summary>
    public Task<KeyRing> KeysAsync(string tenant, object words, CancellationToken cancellation) =>
        vault.OpenAsync(tenant, JsonSerializer.SerializeToElement(words, EngineJson.Options), cancellation);

    /// <summary>An entry in clear.</summary>
    public static EntryWords Read(ReportEntry? entry, ReportMeasure measure, KeyRing keys) => new(
        entry?.Progress?.Read(keys),
        entry?.Percent,
        entry?.Values ?? [.. measure.Targets.Select(_ => (decimal?)null)],
        entry?.Problems?.Read(keys),
        entry?.NextSteps?.Read(keys));

    public static ReportEntry? Find(IReadOnlyList<ReportEntry> entries, ReportMeasure measure) =>
        entries.FirstOrDefault(entry => entry.MeasureId == measure.MeasureId);

    private string LightOf(DateTimeOffset from, DateOnly dueOn, DateTimeOffset? endedAt)
    {
        var limit = calendars.China.WorkingDaysBetween(ChinaTime.DayOf(from), dueOn);
        return Light.Of(clock.GetUtcNow(), ChinaTime.EndOf(dueOn), limit, endedAt, calendars.China);
    }
}
