namespace Workflow.Activities.Evaluation.Measuring;

/// <summary>Counts, by unit, how many of its things are as they should be.</summary>
internal sealed class ShareTally
{
    private readonly Dictionary<string, (int Good, int All)> counts = new(StringComparer.Ordinal);

    public void Count(string unit, bool isGood)
    {
        var (good, all) = counts.GetValueOrDefault(unit);
        counts[unit] = (good + (isGood ? 1 : 0), all + 1);
    }

    /// <summary>The shares, in per cent with two decimals.</summary>
    /// <param name="basis">Says the numbers: those that are good, and all of them.</param>
    public IReadOnlyDictionary<string, IndicatorValue> Shares(Func<int, int, string> basis) => counts.ToDictionary(
        each => each.Key,
        each => new IndicatorValue(
            Math.Round(100m * each.Value.Good / each.Value.All, 2, MidpointRounding.AwayFromZero),
            basis(each.Value.Good, each.Value.All)),
        StringComparer.Ordinal);
}
