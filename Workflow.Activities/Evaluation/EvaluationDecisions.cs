using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Scoring;
using Workflow.Activities.Evaluation.Systems;

namespace Workflow.Activities.Evaluation;

/// <summary>What may be done in a round and what follows. Doing again what is already so changes nothing.</summary>
internal static class EvaluationDecisions
{
    /// <summary>填报, also again after a return or before the review.</summary>
    public static IReadOnlyList<object> Give(
        EvaluationState state, string unit, IReadOnlyList<GivenValue> values, DateOnly today)
    {
        if (state.Status != EvaluationStatus.Collecting || today > state.Opened!.DueOn)
        {
            throw Refusals.Conflict(
                "evaluation.collection-ended", "填报已经截止，不能再填报或修改。未按期填报的指标不得分；如有异议，请在公示期内申诉。");
        }

        return values.FirstOrDefault(each => state.Value(unit, each.Indicator)?.Status == ValueStatus.Accepted) is { } accepted
            ? throw Refusals.Conflict(
                "evaluation.value-accepted", $"“{Title(state, accepted.Indicator)}”已经审核认可，如需修改请联系统筹部门退回。")
            : [new ValuesGiven(unit, values)];
    }

    /// <summary>认可.</summary>
    public static IReadOnlyList<object> Accept(EvaluationState state, string unit, string indicator) =>
        RequireReviewable(state, unit, indicator).Status == ValueStatus.Accepted ? [] : [new ValueAccepted(unit, indicator)];

    /// <summary>退回: after the due day it cannot be given again and does not count; the unit may appeal.</summary>
    public static IReadOnlyList<object> Return(EvaluationState state, string unit, string indicator, Remark reason)
    {
        RequireReviewable(state, unit, indicator);
        return [new ValueReturned(unit, indicator, reason)];
    }

    /// <summary>提醒.</summary>
    public static IReadOnlyList<object> Remind(EvaluationState state) => state.Owing is { Count: > 0 } owing ? [new UnitsReminded(owing)] : [];

    /// <summary>截止.</summary>
    public static IReadOnlyList<object> EndCollection(EvaluationState state, IReadOnlyList<MeasuredValue> measured) =>
        state.Status == EvaluationStatus.Collecting ? [new CollectionEnded(state.Owing, measured)] : [];

    /// <summary>公示; nothing while a value waits for its review.</summary>
    public static IReadOnlyList<object> Publish(EvaluationState state, DateOnly appealUntil) =>
        state.Status == EvaluationStatus.Reviewing && !state.ToReview.Any()
            ? [new ScoresPublished([.. state.Opened!.Units.Select(unit => Score(state, unit.Code))], appealUntil)]
            : [];

    /// <summary>申诉, once for each indicator.</summary>
    public static IReadOnlyList<object> Appeal(EvaluationState state, string unit, string indicator, Remark reason, DateOnly today)
    {
        RequireIndicator(state, indicator);
        if (state.Status != EvaluationStatus.Provisional || today > state.AppealUntil)
        {
            throw Refusals.Conflict(
                "evaluation.no-appeal-now", state.IsPublished ? "申诉期已经结束，不能再申诉。" : "结果公示后才能申诉。");
        }

        return state.Appeal(unit, indicator) is null
            ? [new AppealLodged(unit, indicator, reason)]
            : throw Refusals.Conflict("evaluation.appealed", $"对“{Title(state, indicator)}”已经申诉过，每项指标可以申诉一次。");
    }

    /// <summary>申诉成立: the value is corrected and the unit scored again.</summary>
    public static IReadOnlyList<object> Uphold(EvaluationState state, string unit, string indicator, decimal value, Remark reason)
    {
        RequireOpenAppeal(state, unit, indicator);
        var values = state.Counting(unit);
        values[indicator] = value;
        return [new AppealUpheld(unit, indicator, value, reason, Scores.Of(state.Opened!.System, unit, values))];
    }

    /// <summary>申诉不成立.</summary>
    public static IReadOnlyList<object> Dismiss(EvaluationState state, string unit, string indicator, Remark reason)
    {
        RequireOpenAppeal(state, unit, indicator);
        return [new AppealDismissed(unit, indicator, reason)];
    }

    /// <summary>定稿; nothing while an appeal is undecided.</summary>
    public static IReadOnlyList<object> Finalise(EvaluationState state) =>
        state.Status == EvaluationStatus.Provisional && !state.ToDecide.Any()
            ? [new ScoresFinal(Scores.Rank(state.Scores), Scores.Commended(state.Opened!.System.Commendation, state.Scores))]
            : [];

    /// <summary>Whether a workflow that waits has nothing to wait for any more.</summary>
    public static bool IsReady(EvaluationState state) => state.Status switch
    {
        EvaluationStatus.Reviewing => !state.ToReview.Any(),
        EvaluationStatus.Provisional => !state.ToDecide.Any(),
        _ => true,
    };

    /// <exception cref="RefusalException">The round has no such indicator.</exception>
    public static Indicator RequireIndicator(EvaluationState state, string indicator) => state.Opened!.System.Find(indicator)
        ?? throw Refusals.NotFound("evaluation.indicator-unknown", "这次评价没有这项指标，请刷新后重试。");

    private static UnitScore Score(EvaluationState state, string unit) =>
        Scores.Of(state.Opened!.System, unit, state.Counting(unit));

    private static ValueState RequireReviewable(EvaluationState state, string unit, string indicator)
    {
        RequireIndicator(state, indicator);
        return state switch
        {
            { IsPublished: true } => throw Refusals.Conflict("evaluation.published", "结果已经公示，数值只能经申诉更正。"),
            _ => state.Value(unit, indicator) is { Status: ValueStatus.Given or ValueStatus.Accepted } value
                ? value
                : throw Refusals.Conflict("evaluation.not-given", "单位还没有填报这项指标，没有可以审核的内容。"),
        };
    }

    private static void RequireOpenAppeal(EvaluationState state, string unit, string indicator)
    {
        if (state.Appeal(unit, indicator) is not { IsOpen: true } || state.Status != EvaluationStatus.Provisional)
        {
            throw Refusals.Conflict("evaluation.no-appeal", "没有待处理的申诉，请刷新后查看现在的情况。");
        }
    }

    private static string Title(EvaluationState state, string indicator) => state.Opened!.System.Find(indicator)?.Title ?? indicator;
}
