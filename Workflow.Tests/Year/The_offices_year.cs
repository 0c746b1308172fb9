using Shouldly;
using Workflow.Tests.Assignments;
using Workflow.Tests.Rectification;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Reporting.ReportingOffice;

namespace Workflow.Tests.Year;

/// <summary>
/// A year of the office, from the plan to the second consolidation, by the shipped definitions and tables alone. The department
/// of finance is late with everything.
/// </summary>
public sealed class The_offices_year(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Prompt = "clerk-mzt";
    private const string Late = "clerk-czt";
    private const string City = "clerk-sjj";

    private readonly OfficeYear office = new(host);

    [Fact]
    public async Task runs_from_the_plan_over_rounds_ladder_and_rectification_to_gapless_numbers()
    {
        await office.MoveToAsync(office.On(1, 4), 9);
        var plan = await office.PlanAsync();
        var assignments = await office.AssignAsync(plan);
        foreach (var (user, assignment) in assignments)
        {
            await office.Assignments.ActAsync(user, assignment, "signature");
        }

        await office.CloseAsync(Prompt, assignments[Prompt]);
        await office.CloseAsync(City, assignments[City]);

        await FirstRoundAsync($"{plan}-h1");
        var rectification = await ClimbAsync(assignments[Late]);
        await RectifyAsync(rectification, assignments[Late]);
        await SecondRoundAsync($"{plan}-h2");

        await CountsUpAsync();
    }

    private async Task FirstRoundAsync(string round)
    {
        await office.MoveToAsync(office.On(6, 15), 9);
        await office.OpenedAsync(round);
        await office.ReportAsync(Prompt, round);
        await office.ReportAsync(City, round);

        await office.MoveToAsync(office.On(7, 1), 0);
        await office.MoveToAsync(office.On(7, 2), 9);
        await office.NoticeAsync($"{round}-{OfficeYear.Units[Late]}", "urge", "issued");
        await office.ReportAsync(Late, round);
        Text(await office.Reports.DoneAsync(Coordinator, $"/api/report-rounds/{round}/consolidation"), "status").ShouldBe("consolidated");
    }

    /// <summary>The ladder of the late assignment climbs by the calendar; the office only approves. Gives the rectification.</summary>
    private async Task<string> ClimbAsync(string assignment)
    {
        var matter = Text(await office.Assignments.SeeOneAsync(AssigningOffice.Coordinator, assignment), "ladder");
        await office.MoveToAsync(office.On(7, 29), 9);
        await office.NoticeAsync(matter, "urge", "issued");
        await office.MoveToAsync(office.On(8, 2), 9);
        await office.NoticeAsync(matter, "supervise", "issued");
        await office.MoveToAsync(office.On(8, 10), 9);
        await office.IssueAsync(await office.NoticeAsync(matter, "circular", "submitted"));
        await office.MoveToAsync(office.On(8, 25), 9);
        await office.IssueAsync(await office.NoticeAsync(matter, "rectify", "submitted"));
        var order = await office.NoticeAsync(matter, "rectify", "issued");
        return Text((await office.Rectifications.OfOrderAsync(order))["items"]![0]!, "id");
    }

    private async Task RectifyAsync(string rectification, string assignment)
    {
        await office.Rectifications.ActAsync(Late, rectification, "plan", RectifyingOffice.Plan);
        await office.MoveToAsync(office.On(9, 10), 9);
        await office.Rectifications.ActAsync(Late, rectification, "report", RectifyingOffice.Report("目录已全部核定"));
        await office.Rectifications.ActAsync(Coordinator, rectification, "closing", RectifyingOffice.Opinion);
        await office.CloseAsync(Late, assignment);

        Text(await office.Rectifications.SeeOneAsync(Coordinator, rectification), "status").ShouldBe("closed");
        var closed = await Eventually.SeeAsync(
            () => office.Assignments.SeeOneAsync(AssigningOffice.Coordinator, assignment), one => one["ladder"] is null);
        (Text(closed, "status"), Text(closed, "light")).ShouldBe(("closed", "red"), "it was done after its deadline");
    }

    private async Task SecondRoundAsync(string round)
    {
        await office.MoveToAsync(office.On(12, 15), 9);
        await office.OpenedAsync(round);
        foreach (var user in OfficeYear.Units.Keys)
        {
            await office.ReportAsync(user, round);
        }

        Text(await office.Reports.DoneAsync(Coordinator, $"/api/report-rounds/{round}/consolidation"), "status").ShouldBe("consolidated");
    }

    private async Task CountsUpAsync()
    {
        var numbers = await office.NumbersAsync();

        numbers.Keys.ShouldBe(
            new[] { "交", "催", "督", "通", "责改", "整" }.Select(kind => $"苏数{kind}〔{office.Year}"), ignoreOrder: true);
        numbers.Values.ShouldAllBe(series => series.SequenceEqual(Enumerable.Range(1, series.Count)));
        numbers[$"苏数交〔{office.Year}"].Count.ShouldBe(OfficeYear.Units.Count);
    }
}
