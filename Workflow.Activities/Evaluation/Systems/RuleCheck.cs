namespace Workflow.Activities.Evaluation.Systems;

/// <summary>Finds what is wrong with a scoring rule.</summary>
internal static class RuleCheck
{
    public static IEnumerable<string> Faults(ScoringRule rule) => rule switch
    {
        { Linear: { } linear, Bands: null, Deduction: null } => Of(linear),
        { Linear: null, Bands: { } bands, Deduction: null } => Of(bands),
        { Linear: null, Bands: null, Deduction: { } deduction } => Of(deduction),
        _ => ["rule 须在 linear（直线）、bands（分档）、deduction（扣分）中写一种，且只写一种。"],
    };

    private static IEnumerable<string> Of(LinearRule linear) =>
    [
        .. When(linear.From.Value == linear.To.Value, "直线的两个数值不能相同。"),
        .. When(!InRange(linear.From.Points) || !InRange(linear.To.Points), "分数应在 0 至 100 之间。"),
    ];

    private static IEnumerable<string> Of(IReadOnlyList<ScoringBand> bands) =>
    [
        .. When(bands.Count == 0, "分档至少写一档。"),
        .. When(bands.Zip(bands.Skip(1)).Any(pair => pair.First.AtLeast <= pair.Second.AtLeast), "分档请从高到低写，atLeast 逐档变小。"),
        .. When(bands.Any(band => !InRange(band.Points)), "分数应在 0 至 100 之间。"),
    ];

    private static IEnumerable<string> Of(DeductionRule deduction) =>
    [
        .. When(!InRange(deduction.From), "分数应在 0 至 100 之间。"),
        .. When(deduction.Each <= 0, "每次扣分应大于 0。"),
    ];

    private static bool InRange(decimal points) => points is >= 0 and <= ScoringRule.Full;

    private static IEnumerable<string> When(bool isWrong, string message) => isWrong ? [message] : [];
}
