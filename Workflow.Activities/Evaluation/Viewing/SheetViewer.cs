using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Evaluation.Scoring;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Files;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>Shows a unit's sheet to whoever may read it.</summary>
internal sealed class SheetViewer(IVault vault, FileShelf shelf, TimeProvider clock)
{
    public async Task<UnitSheetView> ShowAsync(
        Caller caller, string tenant, EvaluationState state, string unit, CancellationToken cancellation)
    {
        var opened = state.Opened!;
        var words = JsonSerializer.SerializeToElement(
            new
            {
                values = state.Values.Where(each => each.Unit == unit).Select(each => new { each.Note, each.Reason }),
                appeals = state.Appeals.Where(each => each.Unit == unit).Select(each => new { each.Reason, each.Decision }),
            },
            EngineJson.Options);
        var keys = await vault.OpenAsync(tenant, words, cancellation);
        var files = await shelf.ShowAsync(
            tenant, await shelf.ListAsync(tenant, EvaluationId.HolderOf(opened.EvaluationId, unit), cancellation), cancellation);
        var score = state.Scores.FirstOrDefault(each => each.Unit == unit);
        var may = new Rights(
            EvaluationAccess.IsUnit(caller, unit),
            EvaluationAccess.IsOffice(caller, tenant),
            EvaluationViewer.IsOpenToday(state, clock.GetUtcNow()),
            ChinaTime.DayOf(clock.GetUtcNow()) <= state.AppealUntil);
        return new UnitSheetView(
            opened.EvaluationId,
            opened.Title,
            state.Status,
            opened.DueOn,
            state.AppealUntil,
            opened.Units.First(each => each.Code == unit),
            score?.Total,
            Scores.Rank(state.Scores).FirstOrDefault(each => each.Unit == unit)?.Rank,
            opened.Units.Count,
            score?.Words,
            [.. opened.System.Indicators.Select(each => Line(state, unit, each, score?.Steps.FirstOrDefault(step => step.Indicator == each.Code), may, keys, files))],
            state.Version);
    }

    private static SheetLine Line(
        EvaluationState state, string unit, Indicator indicator, ScoreStep? step, Rights may, KeyRing keys, IReadOnlyList<FileReference> files)
    {
        var value = state.Value(unit, indicator.Code);
        var appeal = state.Appeal(unit, indicator.Code);
        var isProvisional = state.Status == EvaluationStatus.Provisional;
        return new SheetLine(
            indicator.Code,
            indicator.Title,
            indicator.Weight,
            indicator.Unit,
            PointsByRule.Describe(indicator.Rule, indicator.Unit),
            indicator.Guide,
            indicator.IsAsked,
            StatusOf(state, indicator, value),
            value?.Value,
            value?.Before,
            value?.Basis ?? value?.Note?.Read(keys),
            value?.Status == ValueStatus.Returned ? value.Reason?.Read(keys) : null,
            step?.Points,
            step?.Weighted,
            step?.Words,
            appeal is null ? null : new SheetAppeal(appeal.Reason.Read(keys), appeal.At, appeal.IsUpheld, appeal.Decision?.Read(keys)),
            MayGive: may is { IsUnit: true, IsOpen: true } && indicator.IsAsked && value?.Status != ValueStatus.Accepted,
            MayReview: may.IsOffice && !state.IsPublished && value?.Status is (ValueStatus.Given or ValueStatus.Accepted),
            MayAppeal: may is { IsUnit: true, IsAppealable: true } && isProvisional && appeal is null,
            MayDecide: may.IsOffice && isProvisional && appeal is { IsOpen: true })
        {
            Files = [.. files.Where(file => value?.Files?.Any(one => one.Id == file.Id) == true)],
        };
    }

    private static string StatusOf(EvaluationState state, Indicator indicator, ValueState? value) => value?.Status
        ?? (state.Status != EvaluationStatus.Collecting ? ValueStatus.Missing : indicator.IsAsked ? ValueStatus.Owed : ValueStatus.Pending);

    private sealed record Rights(bool IsUnit, bool IsOffice, bool IsOpen, bool IsAppealable);
}
