using Workflow.Activities.Common;
using Workflow.Activities.Reporting;
using Workflow.Activities.WorkPlans;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Reporting;

/// <summary>Reports and rounds in the states that decisions start from; the due day is 30 June 2026.</summary>
internal static class Reports
{
    public static DateOnly DueOn { get; } = new(2026, 6, 30);

    /// <summary>The last second of the due day in Asia/Shanghai.</summary>
    public static DateTimeOffset DueEnd { get; } = new(2026, 6, 30, 15, 59, 59, TimeSpan.Zero);

    public static IReadOnlyList<ReportEntry> Entries { get; } = [new("m1", new Remark("已完成"), 50, [], null, null)];

    public static ReportMeasure Measure { get; } = new(
        "m1", "强基工程", 1, "建平台", "完成目录核定。", null, [new PlanTarget("核定率", PlanComparisons.AtLeast, 90, "%", null)]);

    public static ReportState Requested(string unit = "320000-mzt") => ReportState.Initial.Then(new ReportRequested(
        $"320000-2026-01-h1-{unit}", "320000-2026-01-h1", new ReportUnit(unit, "江苏省民政厅"), "2026年要点", new HalfYear(2026, 1), DueOn, [Measure], []));

    public static ReportState Submitted() => Requested().Then(new ReportSubmitted(Entries, IsLate: false));

    public static ReportState Accepted() => Submitted().Then(new ReportAccepted());

    public static RoundState Round(params string[] units) => RoundState.Initial.Then(new RoundOpened(
        "320000-2026-01-h1", "320000-2026-01", "2026年要点", new HalfYear(2026, 1), DueOn, [.. units.Select(unit => new ReportUnit(unit, unit))], [], null));

    public static TState Then<TState>(this TState state, params IReadOnlyList<object> events)
        where TState : IFoldable<TState> =>
        events.Aggregate(state, (now, next) => now.Apply(
            next, new EventFacts(1, DueEnd.AddDays(-1), new Actor("li", "clerk", "320000-mzt", "320000"))));
}
