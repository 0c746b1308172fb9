using Shouldly;
using Workflow.Activities.Calendars;
using Xunit;

namespace Workflow.Tests.Calendars;

public sealed class LightTests
{
    private readonly WorkingCalendar calendar = ChinaCalendar.Load();

    // Monday 23 November 2026, ten in the morning.
    private readonly DateTimeOffset begun = ChinaTime.At(new DateOnly(2026, 11, 23), new TimeOnly(10, 0));

    [Fact]
    public void no_running_clock_is_green() => Of(begun, due: null).ShouldBe(Light.Green);

    [Theory]
    [InlineData(0, Light.Green)]
    [InlineData(3, Light.Green)]
    [InlineData(4, Light.Yellow)]
    [InlineData(7, Light.Yellow)]
    [InlineData(8, Light.Red)]
    public void five_days_turn_yellow_when_a_fifth_is_left_and_red_when_they_are_over(int daysLater, string light) =>
        Of(begun.AddDays(daysLater), calendar.Deadline(begun, 5)).ShouldBe(light);

    [Fact]
    public void a_limit_of_one_day_is_green_on_the_day_it_begins_and_yellow_on_its_own() =>
        (Of(begun, calendar.Deadline(begun, 1), 1), Of(begun.AddDays(1), calendar.Deadline(begun, 1), 1))
            .ShouldBe((Light.Green, Light.Yellow));

    [Fact]
    public void the_weekend_before_the_due_day_is_yellow_already()
    {
        var due = ChinaTime.EndOf(new DateOnly(2026, 11, 30));

        Of(begun.AddDays(5), due, 3).ShouldBe(Light.Yellow);
    }

    [Fact]
    public void work_that_ended_in_time_stays_green_and_late_work_stays_red()
    {
        var due = calendar.Deadline(begun, 1);

        Light.Of(begun.AddDays(30), due, 1, begun.AddHours(3), calendar).ShouldBe(Light.Green);
        Light.Of(begun.AddDays(30), due, 1, begun.AddDays(3), calendar).ShouldBe(Light.Red);
    }

    private string Of(DateTimeOffset now, DateTimeOffset? due, int limit = 5) =>
        Light.Of(now, due, limit, endedAt: null, calendar);
}
