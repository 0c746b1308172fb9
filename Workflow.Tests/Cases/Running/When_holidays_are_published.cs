using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Calendars.Entering;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Housekeeping;
using Workflow.Tests.Calendars;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases.Running;

/// <summary>放假安排: an administrator enters the next year, and provisional deadlines become final.</summary>
public sealed class When_holidays_are_published(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Caller Administrator =
        new("administrator", new HashSet<string> { Roles.Administrator }, "320000-sjj", "320000", "320000");

    [Fact]
    public async Task open_cases_their_items_and_tasks_are_reckoned_anew_once_and_later_ones_right_away()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        house.Clock.Advance(ChinaTime.At(new DateOnly(2026, 12, 28), new TimeOnly(10, 0)) - Given.Monday);
        var number = await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Police);
        DayOf((await house.CaseAsync(number)).DueAt).ShouldBe("2027-01-11", "ten days that take New Year for a working day");
        (await house.SendAsync(new GetCalendar(Administrator))).LastYear.ShouldBe(2026);

        await EnterAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await house.FileAsync();
        await house.CaseAsync(later, found => found.DueAt is not null);
        await RoundAsync(house);
        await RoundAsync(house);

        var view = await house.CaseAsync(number);
        DayOf(view.DueAt).ShouldBe("2027-01-12");
        view.Timeline.Count(line => line.Kind == "due-reckoned").ShouldBe(1);
        DayOf(view.Items[1].DueAt).ShouldBe("2026-12-31", "three days that end before New Year stay");
        DayOf((await house.SendAsync(new GetTask(CaseHouse.Police, task.Id))).DueAt).ShouldBe("2026-12-31");
        var fresh = await house.CaseAsync(later);
        (DayOf(fresh.DueAt), fresh.Timeline.Count(line => line.Kind == "due-reckoned")).ShouldBe(("2027-01-12", 0));
    }

    [Fact]
    public async Task only_an_administrator_enters_them_beside_what_stands_there()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var view = await house.SendAsync(new GetCalendar(CaseHouse.Health));
        view.MayEnter.ShouldBeFalse();
        (await RefusedAsync(house, CaseHouse.Health, view.Hash)).Kind.ShouldBe(RefusalKind.Forbidden);
        (await RefusedAsync(house, Administrator, "another")).Code.ShouldBe("calendar.changed");
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(
            new EnterCalendarYear(Administrator, CalendarYearCheckTests.Year2027 with { Workdays = [new DateOnly(2027, 3, 1)] }, view.Hash))))
            .Fields.ShouldHaveSingleItem().Field.ShouldBe("/workdays/0");

        var entered = await EnterAsync(house);
        entered.LastYear.ShouldBe(2027);
        entered.Open.ShouldBe([2026, 2027, 2028]);
        (await EnterAsync(house)).Hash.ShouldBe(entered.Hash, "the same once more changes nothing");
        house.Get<ICalendars>().China.IsWorkingDay(new DateOnly(2027, 1, 30)).ShouldBeTrue();
    }

    [Fact]
    public async Task a_year_whose_entry_was_refused_moves_no_deadline()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        house.Clock.Advance(ChinaTime.At(new DateOnly(2026, 12, 28), new TimeOnly(10, 0)) - Given.Monday);
        var number = await house.FileAsync();
        await house.CaseAsync(number, found => found.DueAt is not null);
        await RefusedAsync(house, Administrator, "another");
        await RoundAsync(house);
        DayOf((await house.CaseAsync(number)).DueAt).ShouldBe("2027-01-11");
    }

    private static async Task<CalendarView> EnterAsync(CaseHouse house) => await house.SendAsync(new EnterCalendarYear(
        Administrator, CalendarYearCheckTests.Year2027, (await house.SendAsync(new GetCalendar(Administrator))).Hash));

    private static Task<RefusalException> RefusedAsync(CaseHouse house, Caller caller, string hash) => Should.ThrowAsync<RefusalException>(
        () => house.SendAsync(new EnterCalendarYear(caller, CalendarYearCheckTests.Year2027, hash)));

    private static async Task RoundAsync(CaseHouse house)
    {
        foreach (var round in house.Get<IEnumerable<IHourlyRound>>())
        {
            await round.RunAsync(default);
        }
    }

    private static string? DayOf(DateTimeOffset? moment) => moment is { } at ? DayRange.Text(ChinaTime.DayOf(at)) : null;
}
