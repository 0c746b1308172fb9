using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Tests.Cases;
using Xunit;

namespace Workflow.Tests.Tasks;

public sealed class LightBoundsTests
{
    [Fact]
    public void What_the_database_calls_near_is_yellow_on_every_day_for_every_limit()
    {
        var first = ChinaTime.DayOf(Given.Monday);
        var cases =
            from today in Enumerable.Range(0, 21).Select(first.AddDays)
            from left in Enumerable.Range(0, 40)
            from limit in new[] { 0, 1, 2, 4, 5, 9, 10, 20, 23, 45 }
            select (Today: today, Due: ChinaTime.EndOf(today.AddDays(left)), Limit: limit);

        foreach (var (today, due, limit) in cases)
        {
            var now = ChinaTime.At(today, new TimeOnly(10, 0));
            var bounds = LightBounds.At(now, Given.Calendar);
            var near = due <= bounds.Near[Math.Min(limit / 5, bounds.Near.Count - 1)];
            near.ShouldBe(Light.Of(now, due, limit, null, Given.Calendar) == Light.Yellow, $"{today:O}, due {due:O}, limit {limit}");
        }
    }
}
