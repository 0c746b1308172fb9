using System.Globalization;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Cases.Archiving;

/// <summary>Whether a case becomes a record, and as what.</summary>
internal static class CaseArchiving
{
    /// <summary>A case that ended long enough ago, whose workflow has nothing more to do.</summary>
    public static IReadOnlyList<object> Decide(CaseState state, ArchiveRule rule, bool goesOn, DateTimeOffset now) =>
        state is { ClosedAt: { } ended, Archive: null } && !goesOn && ended.AddDays(rule.AfterDays) <= now
            ? [Archived(state.Number, rule.Retention, ChinaTime.DayOf(ended))]
            : [];

    // 档号: kind, year, retention and the case's own number, which is unique and stays readable. Our layout; GB/T 13 leaves it to the house.
    private static CaseArchived Archived(string number, string retention, DateOnly ended) => new(
        string.Create(CultureInfo.InvariantCulture, $"ZW·{ended.Year}·{retention}·{number}"),
        retention,
        RetentionPeriod.KeptUntil(retention, ended));
}
