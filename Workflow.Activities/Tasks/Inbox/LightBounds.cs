using Marten.Linq.MatchesSql;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>
/// The light of a task as the database can tell it: <see cref="Light"/> asks how many working days are left, this turns the
/// question round to the latest deadline at which that many or fewer are left, by fifths of the limit.
/// </summary>
/// <param name="Now">Now.</param>
/// <param name="Near">For a limit of 0–4, 5–9, 10–14 … working days: deadlines up to this moment are near.</param>
internal sealed record LightBounds(DateTimeOffset Now, IReadOnlyList<DateTimeOffset> Near)
{
    /// <summary>A fifth of the longest limit told apart, in working days; longer ones count as this long.</summary>
    private const int MostDays = 40;

    public static LightBounds At(DateTimeOffset now, WorkingCalendar calendar)
    {
        var today = ChinaTime.DayOf(now);
        return new LightBounds(
            now,
            [.. Enumerable.Range(0, MostDays + 1).Select(days => ChinaTime.EndOf(LastWith(days, today, calendar)))]);
    }

    /// <summary>
    /// The latest deadline with no more than so many working days left. On a day off the next working day is always near:
    /// no working day lies before it.
    /// </summary>
    private static DateOnly LastWith(int days, DateOnly today, WorkingCalendar calendar) => days == 0 && !calendar.IsWorkingDay(today)
        ? calendar.AddWorkingDays(today, 1)
        : calendar.AddWorkingDays(today, days + 1).AddDays(-1);
}

/// <summary>Rows under a light.</summary>
internal static class RowsUnderLight
{
    private const string Due = "(d.data ->> 'dueAt')::timestamptz";
    private const string Red = $"coalesce((d.data ->> 'endedAt')::timestamptz, ?) > {Due}";
    private const string Near =
        $"d.data ->> 'endedAt' is null and {Due} >= ? and {Due} <= (?::timestamptz[])[least((d.data ->> 'limitDays')::int / 5, ?) + 1]";

    public static IQueryable<TaskRow> Under(this IQueryable<TaskRow> rows, string light, LightBounds bounds)
    {
        var (now, near) = (bounds.Now, bounds.Near.ToArray());
        var last = near.Length - 1;
        return light switch
        {
            Light.Red => rows.Where(row => row.MatchesSql(Red, now)),
            Light.Yellow => rows.Where(row => row.MatchesSql(Near, now, near, last)),
            Light.Green => rows.Where(row => row.MatchesSql(
                $"not coalesce({Red}, false) and not coalesce({Near}, false)", now, now, near, last)),
            _ => throw Refusals.Invalid(
                "tasks.light-unknown", "没有这种时限状态。", new FieldError("/light", $"请用 {string.Join('、', Light.All)} 之一。")),
        };
    }
}
