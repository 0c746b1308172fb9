using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Evaluation.Scoring;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>Shows rounds to whoever may read them.</summary>
internal static class EvaluationViewer
{
    /// <param name="row">The round.</param>
    /// <param name="isWhole">Whether the caller may know how the others stand.</param>
    public static EvaluationSummary Show(EvaluationRow row, bool isWhole) => new()
    {
        Id = row.Id,
        Title = row.Title,
        System = row.System,
        From = row.From,
        To = row.To,
        Status = row.Status,
        DueOn = row.DueOn,
        AppealUntil = row.AppealUntil,
        UnitCount = row.Units.Count,
        Owing = isWhole ? row.Owing : 0,
        ToReview = isWhole ? row.ToReview : 0,
        ToDecide = isWhole ? row.ToDecide : 0,
        OpenedAt = row.OpenedAt,
        Version = row.Version,
    };

    public static EvaluationView Show(Caller caller, string tenant, EvaluationState state)
    {
        var (opened, isWhole) = (state.Opened!, EvaluationAccess.ReadsAll(caller, tenant));
        var ranking = Scores.Rank(state.Scores).ToDictionary(each => each.Unit, StringComparer.Ordinal);
        return new EvaluationView(Show(EvaluationRow.Of(opened, state), isWhole))
        {
            Judged = opened.System,
            Rules = opened.System.Indicators.ToDictionary(each => each.Code, each => PointsByRule.Describe(each.Rule, each.Unit), StringComparer.Ordinal),
            Units =
            [
                .. opened.Units
                    .Where(unit => isWhole || state.IsPublished || EvaluationAccess.IsUnit(caller, unit.Code))
                    .Select(unit => Unit(state, unit, ranking.GetValueOrDefault(unit.Code), isWhole || EvaluationAccess.IsUnit(caller, unit.Code)))
                    .OrderBy(each => each.Rank ?? int.MaxValue).ThenBy(each => each.Unit.Code, StringComparer.Ordinal),
            ],
            Commended = [.. (state.Final?.Commended ?? []).Select(code => opened.Units.First(unit => unit.Code == code))],
            CircularId = isWhole ? state.CircularId : null,
            InstanceId = opened.InstanceId,
        };
    }

    /// <summary>Whether a unit may still give a value: the day counts, even before the workflow has ended the collection.</summary>
    public static bool IsOpenToday(EvaluationState state, DateTimeOffset now) =>
        state.Status == EvaluationStatus.Collecting && ChinaTime.DayOf(now) <= state.Opened!.DueOn;

    private static RankedUnit Unit(EvaluationState state, EvaluationUnit unit, Standing? standing, bool mayRead) => new(
        unit,
        standing?.Total,
        standing?.Rank,
        mayRead,
        mayRead ? state.Opened!.System.Indicators.Count(each => state.IsOwed(unit.Code, each)) : 0,
        mayRead ? state.ToReview.Count(each => each.Unit == unit.Code) : 0,
        mayRead ? state.ToDecide.Count(each => each.Unit == unit.Code) : 0);
}
