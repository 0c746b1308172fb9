using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Rating;

/// <summary>好差评: one per case, once it is closed; a bad one is marked for rectification.</summary>
internal static class CaseRating
{
    /// <summary>The best score that counts as bad (不满意).</summary>
    private const int Bad = 2;

    public static IReadOnlyList<object> Decide(CaseState state, int score, Remark? comment) => (state, score) switch
    {
        (_, < 1 or > 5) => throw Refusals.Invalid(
            "rating.invalid", "请在 1（非常不满意）到 5（非常满意）之间评价。",
            new FieldError("/score", "请在 1 到 5 之间选择。")),
        ({ Status: not CaseStatus.Closed }, _) => throw Refusals.Conflict("rating.too-early", "办件办结后才能评价。"),
        ({ Archive: not null }, _) => throw Refusals.Conflict("case.archived", "该办件已归档，不能再评价。"),
        ({ Rating: not null }, _) => throw Refusals.Conflict("rating.given", "该办件已经评价过。"),
        (_, <= Bad) => [new CaseRated(score, comment), new RatingWasBad(score)],
        _ => [new CaseRated(score, comment)],
    };
}
