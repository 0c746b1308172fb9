using System.Globalization;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Reporting.Consolidating;

/// <summary>Percentages and measured values as people read them.</summary>
internal static class ProgressText
{
    /// <summary><c>60%</c>; empty where none is given.</summary>
    public static string Percent(decimal? percent) => percent is { } given ? $"{Number(given)}%" : string.Empty;

    /// <summary>How far it has come since the round before: <c>+15</c>, <c>0</c>; empty where either is not given.</summary>
    public static string Change(decimal? before, decimal? now) =>
        before is { } from && now is { } to ? (to > from ? "+" : string.Empty) + Number(to - from) : string.Empty;

    /// <summary>The measured values with the names of their targets, one a line.</summary>
    public static string Values(IReadOnlyList<PlanTarget> targets, EntryWords? words) => string.Join(
        '\n',
        targets.Zip(words?.Values ?? []).Where(pair => pair.Second is not null)
            .Select(pair => $"{pair.First.Name} {Number(pair.Second!.Value)}{pair.First.Unit}"));

    /// <summary>The change of each value that was measured both times, one a line.</summary>
    public static string Changes(IReadOnlyList<PlanTarget> targets, EntryWords? before, EntryWords? now) => string.Join(
        '\n',
        targets.Select((target, at) => (
                target.Name, target.Unit, Change: Change(before?.Values.ElementAtOrDefault(at), now?.Values.ElementAtOrDefault(at))))
            .Where(each => each.Change.Length > 0)
            .Select(each => $"{each.Name} {each.Change}{each.Unit}"));

    /// <summary>The targets, one a line: <c>合格率 ≥ 98%</c>.</summary>
    public static string Targets(IReadOnlyList<PlanTarget> targets) => string.Join(
        '\n', targets.Select(target => $"{target.Name} {Sign(target.Comparison)} {Number(target.Value)}{target.Unit}"));

    private static string Sign(string comparison) => comparison switch
    {
        PlanComparisons.AtLeast => "≥",
        PlanComparisons.AtMost => "≤",
        _ => comparison,
    };

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
