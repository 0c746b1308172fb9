using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Tests.Cases;
using Xunit;

namespace Workflow.Tests.WorkPlans;

public sealed class PlanDecisionTests
{
    private static readonly PlanDraft Draft = Plans.Read(
        "2026年全省数据工作要点\n一、强基工程\n1.整合专网\n年底前专网归并率达到60%以上。各设区市做好配套；省数据局每半年通报。");

    [Fact]
    public void correcting_a_measure_checks_it_and_keeps_the_words_of_what_stays()
    {
        var plan = Plan();
        var content = new MeasureContent(
            "年底前归并专网。", [new UnitChoice("320000-sjj")], new DeadlineChoice(new DateOnly(2026, 12, 31)), null);

        var measure = After(plan, MeasureDecisions.Correct(plan, "m1", content, Plans.Province)).Measures.First();

        (measure.Text, measure.IsConfirmed, measure.From).ShouldBe(("年底前归并专网。", true, "年底前专网归并率达到60%以上。"));
        measure.Units.ShouldBe([new PlanUnit("320000-sjj", "江苏省数据局", null)]);
        measure.Deadline.ShouldBe(new PlanDeadline(new DateOnly(2026, 12, 31), null, "年底前"));
        measure.Targets.Single().From.ShouldBe("年底前专网归并率达到60%以上");
    }

    [Fact]
    public void a_deadline_that_the_office_sets_comes_from_no_words()
    {
        var plan = Plan();

        var moved = Corrected(plan, new DeadlineChoice(new DateOnly(2026, 10, 1)));
        var taken = Corrected(plan, new DeadlineChoice());

        moved.Deadline.ShouldBe(new PlanDeadline(new DateOnly(2026, 10, 1), null, null));
        taken.Deadline.ShouldBeNull();

        static PlanMeasure Corrected(PlanState plan, DeadlineChoice deadline) =>
            After(plan, MeasureDecisions.Correct(plan, "m1", new MeasureContent("做好。", null, deadline), Plans.Province)).Measures.First();
    }

    [Theory]
    [InlineData("320999", "responsible", "/units/0/code")]
    [InlineData("320100", "boss", "/units/0/role")]
    public void a_unit_nobody_knows_is_refused_with_its_field(string code, string role, string field) =>
        Should.Throw<RefusalException>(() => MeasureDecisions.Correct(
            Plan(), "m1", new MeasureContent("做好。", [new UnitChoice(code, role)]), Plans.Province))
            .Fields.Single().Field.ShouldBe(field);

    [Fact]
    public void each_part_of_a_split_keeps_its_origin_and_proposes_anew()
    {
        var plan = Plan();

        var split = After(plan, MeasureDecisions.Split(plan, "m2", ["各设区市做好配套", " ", "省数据局每半年通报"], Plans.Province));

        split.Measures.Select(measure => (measure.Id, measure.Text))
            .ShouldBe([("m1", "年底前专网归并率达到60%以上。"), ("m3", "各设区市做好配套"), ("m4", "省数据局每半年通报")]);
        var last = split.Measures.Last();
        last.From.ShouldBe("各设区市做好配套；省数据局每半年通报。");
        last.Units.Single().Code.ShouldBe("320000-sjj");
        last.Deadline!.Recurrence.ShouldBe(PlanRecurrences.HalfYearly);
    }

    [Fact]
    public void ids_are_never_used_again()
    {
        var plan = Plan();
        plan = After(plan, MeasureDecisions.Remove(plan, "m2"));

        After(plan, MeasureDecisions.Add(plan, "t1", new MeasureContent("做好宣传。"), Plans.Province)).Measures.Last().Id.ShouldBe("m3");
    }

    [Fact]
    public void a_measure_of_which_only_the_text_is_said_is_proposed_the_rest()
    {
        var plan = Plan();

        var added = After(plan, MeasureDecisions.Add(plan, "t1", new MeasureContent("各设区市上半年完成试点。"), Plans.Province)).Measures.Last();

        (added.Units.Count, added.Deadline!.Date, added.From, added.IsConfirmed).ShouldBe((13, new DateOnly(2026, 6, 30), null, false));
    }

    [Fact]
    public void a_plan_is_confirmed_when_every_measure_is_checked_or_taken_as_it_is()
    {
        var plan = Plan();

        Should.Throw<RefusalException>(() => PlanDecisions.Confirm(plan, includeUnchecked: false)).Code.ShouldBe("work-plan.unchecked");
        PlanDecisions.Confirm(plan, includeUnchecked: true).Select(each => each.GetType())
            .ShouldBe([typeof(PlanMeasuresConfirmed), typeof(PlanConfirmed)]);
        plan = After(plan, MeasureDecisions.Confirm(plan, ["m1", "m2"]));
        PlanDecisions.Confirm(plan, includeUnchecked: false).Single().ShouldBeOfType<PlanConfirmed>();
    }

    [Fact]
    public void nothing_of_a_confirmed_plan_changes()
    {
        var plan = Plan();
        plan = After(plan, PlanDecisions.Confirm(plan, includeUnchecked: true));

        PlanDecisions.Confirm(plan, includeUnchecked: false).ShouldBeEmpty();
        foreach (var act in new Func<object>[]
        {
            () => PlanDecisions.AddProgramme(plan, "新工程"),
            () => PlanDecisions.AddTask(plan, "p1", null, "新任务"),
            () => PlanDecisions.RenameTask(plan, "t1", 2, "新标题"),
            () => MeasureDecisions.Add(plan, "t1", new MeasureContent("做好。"), Plans.Province),
            () => MeasureDecisions.Remove(plan, "m1"),
            () => MeasureDecisions.Split(plan, "m1", ["甲", "乙"], Plans.Province),
        })
        {
            Should.Throw<RefusalException>(act).Code.ShouldBe("work-plan.confirmed");
        }
    }

    [Fact]
    public void only_what_is_empty_is_taken_out()
    {
        var plan = Plan();

        Should.Throw<RefusalException>(() => PlanDecisions.RemovePart(plan, "t1")).Code.ShouldBe("work-plan.part-not-empty");
        Should.Throw<RefusalException>(() => PlanDecisions.RemovePart(plan, "p1")).Code.ShouldBe("work-plan.part-not-empty");
        plan = After(plan, [.. MeasureDecisions.Remove(plan, "m1"), .. MeasureDecisions.Remove(plan, "m2")]);
        plan = After(plan, PlanDecisions.RemovePart(plan, "t1"));
        After(plan, PlanDecisions.RemovePart(plan, "p1")).Programmes.ShouldBeEmpty();
    }

    private static PlanState Plan() =>
        After(PlanState.Initial, PlanDecisions.Draft(PlanState.Initial, "320000-2026-01", PlanSources.Notice, Draft));

    private static PlanState After(PlanState plan, IReadOnlyList<object> events) => Given.Fold(plan, Given.Monday, events);
}
