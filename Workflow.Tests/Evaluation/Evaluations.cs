using Workflow.Activities.Common;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Tests.Reporting;

namespace Workflow.Tests.Evaluation;

/// <summary>Rounds in the states that decisions start from; values are due on 30 June 2026, appeals until 7 July.</summary>
internal static class Evaluations
{
    public const string A = "320000-mzt";
    public const string B = "320000-czt";

    public static DateOnly DueOn { get; } = new(2026, 6, 30);

    public static DateOnly AppealUntil { get; } = new(2026, 7, 7);

    public static Remark Words { get; } = new("依据");

    /// <summary>60 for a rate that units give, 40 for one that is measured and may not apply.</summary>
    public static IndicatorSystem System { get; } = new(
        "s",
        1,
        "体系",
        [
            new Indicator("given", "培训率", 60, "unit", Linear(0, 0, 100, 100), "%"),
            new Indicator("measured", "办结率", 40, "engine:case-on-time", Linear(0, 0, 100, 100), "%", WhenMissing.LeaveOut),
        ],
        new CommendationRule(1, 60));

    public static ScoringRule Linear(decimal value, decimal points, decimal toValue, decimal toPoints) =>
        new(new LinearRule(new ScoringPoint(value, points), new ScoringPoint(toValue, toPoints)));

    public static EvaluationState Opened() => EvaluationState.Initial.Then(new EvaluationOpened(
        "320000-2026-1", "评价", System, new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), DueOn, [new(A, "民政厅"), new(B, "财政厅")], "i"));

    public static IReadOnlyList<GivenValue> Given(decimal value) => [new("given", value, Words)];

    /// <summary>A gave a value that waits for review, B gave none.</summary>
    public static EvaluationState Reviewing() => Opened().Then(
        new ValuesGiven(A, Given(80)), new CollectionEnded([B], [new MeasuredValue(B, "measured", 90, "10 件中 9 件")]));

    /// <summary>A has 80 of what it gave, B nothing of what it should have given and 90 of what was measured.</summary>
    public static EvaluationState Provisional()
    {
        var reviewed = Reviewing().Then(new ValueAccepted(A, "given"));
        return reviewed.Then([.. EvaluationDecisions.Publish(reviewed, AppealUntil)]);
    }

    public static EvaluationState Appealed() => Provisional().Then(new AppealLodged(B, "given", Words));
}
