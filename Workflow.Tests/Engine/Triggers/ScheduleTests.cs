using Shouldly;
using Workflow.Engine.Time;
using Workflow.Engine.Triggers;
using Xunit;

namespace Workflow.Tests.Engine.Triggers;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_timer_first_fires_one_interval_after_its_publication() =>
        new Schedule.Every(Noon, TimeSpan.FromMinutes(5)).First(Noon).ShouldBe(Noon.AddMinutes(5));

    [Fact]
    public void After_missed_moments_a_timer_goes_on_with_the_next_one_to_come_on_the_same_grid() =>
        new Schedule.Every(Noon, TimeSpan.FromMinutes(5)).Next(Noon.AddMinutes(23)).ShouldBe(Noon.AddMinutes(25));

    [Fact]
    public void A_moment_itself_is_not_the_next_one() =>
        new Schedule.Every(Noon, TimeSpan.FromMinutes(5)).Next(Noon.AddMinutes(25)).ShouldBe(Noon.AddMinutes(30));

    [Fact]
    public void What_is_to_start_once_has_no_second_moment()
    {
        var once = new Schedule.Once(Noon);

        once.First(Noon.AddDays(-1)).ShouldBe(Noon);
        once.Next(Noon).ShouldBeNull();
    }

    [Fact]
    public void What_was_to_start_before_it_was_published_does_not_start() =>
        new Schedule.Once(Noon).First(Noon.AddSeconds(1)).ShouldBeNull();

    [Theory]
    [InlineData("0 30 3 * * 1-5", "2026-03-03T03:30:00Z")]
    [InlineData("30 3 * * 1-5", "2026-03-03T03:30:00Z")]
    [InlineData("0 0 9 * * SUN", "2026-03-08T09:00:00Z")]
    [InlineData("*/10 * * * * *", "2026-03-02T04:00:10Z")]
    [InlineData("0 0 0 ? * 0", "2026-03-08T00:00:00Z")]
    public void A_cron_expression_with_or_without_seconds_counts_in_universal_time_as_in_Elsa(string expression, string next) =>
        new Schedule.ByCron(expression).Next(Noon).ShouldBe(DateTimeOffset.Parse(next, null));

    [Theory]
    [InlineData("")]
    [InlineData("every day")]
    [InlineData("0 61 8 * * *")]
    [InlineData("0 0 0 0 0 0 0")]
    public void What_is_no_cron_expression_is_said_to_be_none(string expression) =>
        CronRule.Check(expression).ShouldNotBeNull().ShouldContain("Cron");

    [Fact]
    public void A_date_that_never_comes_has_no_next_moment() =>
        new Schedule.ByCron("0 0 0 30 2 *").First(Noon).ShouldBeNull();
}
