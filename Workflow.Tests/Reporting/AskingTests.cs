using System.Globalization;
using Shouldly;
using Workflow.Activities.Organisations;
using Workflow.Activities.Reporting;
using Workflow.Activities.Reporting.Opening;
using Workflow.Activities.Reporting.Writing;
using Workflow.Activities.WorkPlans;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Reporting;

/// <summary>Who is asked for what, and what has to be answered.</summary>
public sealed class AskingTests
{
    private static readonly IReadOnlyCollection<Organisation> Organisations =
        OrganisationDirectory.Parse(File.ReadAllText(Repository.Definitions.At("organisations.json"))).Values;

    [Fact]
    public void a_city_reports_through_its_data_bureau_and_a_department_for_itself()
    {
        var asked = Assignment.Of(
            Plan(
                Measure("m1", Unit("320100"), Unit("320000-mzt")),
                Measure("m2", Unit("320100-sjj"), Unit("320000-czt", PlanUnitRoles.Assisting)),
                Measure("m3", Unit("320102"))),
            Organisations);

        asked.Units.Select(each => $"{each.Unit.Code} {string.Join(',', each.Measures.Select(measure => measure.MeasureId))}")
            .ShouldBe(["320100-sjj m1,m2", "320000-mzt m1"]);
        asked.Unreached.ShouldBe(["320102"]);
    }

    [Theory]
    [InlineData("2026-06-15", "2026年上半年")]
    [InlineData("2026-07-05", "2026年上半年")]
    [InlineData("2026-12-15", "2026年下半年")]
    [InlineData("2027-01-10", "2026年下半年")]
    public void the_half_year_reported_on_is_the_one_whose_end_is_nearest(string day, string period) =>
        HalfYear.NearestTo(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Name.ShouldBe(period);

    [Fact]
    public void a_draft_may_be_incomplete_and_a_report_may_not()
    {
        EntryCheck.Faults([Reports.Measure], [], isFinal: false).ShouldBeEmpty();
        EntryCheck.Faults([Reports.Measure], [], isFinal: true).Select(fault => fault.Field)
            .ShouldBe(["/entries/0/progress", "/entries/0/percent"]);
        EntryCheck.Faults([Reports.Measure], [new EntryInput("m1", "已核定", Values: [88.5m])], isFinal: true).ShouldBeEmpty();
    }

    [Fact]
    public void every_fault_is_told_at_once()
    {
        var wrong = new EntryInput("m1", new string('字', 2001), 120, [1.23456m, 2]);

        EntryCheck.Faults([Reports.Measure], [wrong, new EntryInput("m9")], isFinal: false).Select(fault => fault.Field)
            .ShouldBe(["/entries", "/entries/0/progress", "/entries/0/percent", "/entries/0/values", "/entries/0/values/0"]);
    }

    private static IReadOnlyList<PlanProgramme> Plan(params PlanMeasure[] measures) =>
        [new("p1", "强基工程", null, [new PlanTask("t1", 1, "建平台", null, measures)])];

    private static PlanMeasure Measure(string id, params PlanUnit[] units) => new(id, "完成核定。", units, null, [], null);

    private static PlanUnit Unit(string code, string role = PlanUnitRoles.Responsible) => new(code, code, null, role);
}
