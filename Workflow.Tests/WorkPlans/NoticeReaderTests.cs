using System.Diagnostics;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.PlainText;
using Workflow.Activities.WorkPlans.Reading;
using Xunit;

namespace Workflow.Tests.WorkPlans;

public sealed class NoticeReaderTests
{
    [Fact]
    public void the_demo_notice_becomes_programmes_tasks_and_measures()
    {
        var draft = NoticeReader.Read(TextLines.Read(Plans.DemoNotice), null, Plans.Province);

        (draft.Title, draft.Year).ShouldBe(("2026年全省数据工作要点", 2026));
        draft.Programmes.Select(programme => programme.Tasks.Count).ShouldBe([2, 3, 3, 2, 2]);
        draft.Programmes.SelectMany(programme => programme.Tasks).Select(task => task.Number).ShouldBe(Enumerable.Range(1, 12).Select(n => (int?)n));
        draft.Task(3).Measures.Select(measure => measure.Text)
            .ShouldBe(["推进非涉密业务专网向电子政务外网归并，确保年底前部门专网归并比例达到60%以上。", "归并后的原有线路及时停用。"]);
        draft.Programmes.SelectMany(programme => programme.Tasks).SelectMany(task => task.Measures)
            .ShouldAllBe(measure => measure.From == measure.Text && !measure.IsConfirmed);
    }

    [Fact]
    public void what_is_no_duty_is_kept_beside_the_tree()
    {
        var draft = NoticeReader.Read(TextLines.Read(Plans.DemoNotice), null, Plans.Province);

        draft.Preface!.ShouldContain("坚持问题导向");
        draft.Closing.ShouldBe("江苏省数据局\n2026年1月20日");
        draft.Task(1).Intro.ShouldBe("数据目录是共享和监管的依据。");
        draft.Task(9).Intro.ShouldBe("近年来数据安全事件呈多发态势。");
    }

    [Fact]
    public void a_task_goes_on_in_the_line_of_its_number() =>
        Plans.Read("2026年要点\n一、甲\n1.乙。做好丙。做好丁。").Task(1).Measures.Select(measure => measure.Text)
            .ShouldBe(["做好丙。", "做好丁。"]);

    [Fact]
    public void a_task_of_one_sentence_is_its_own_measure() =>
        Plans.Read("2026年要点\n一、甲\n１．年底前建成平台\n2、做好乙").Task(1).Measures.Single().Deadline!.From.ShouldBe("年底前");

    [Fact]
    public void bracketed_numbers_are_tasks_where_a_notice_uses_them()
    {
        var draft = Plans.Read("2026年要点\n一、甲\n（一）乙\n1.做好丙。\n2.做好丁。\n（二）戊\n做好己。");

        draft.Programmes.Single().Tasks.Select(task => (task.Number, task.Title, task.Measures.Count))
            .ShouldBe([(1, "乙", 2), (2, "戊", 1)]);
    }

    [Fact]
    public void paragraphs_without_a_task_are_a_task_without_number()
    {
        var task = Plans.Read("2026年要点\n一、甲\n做好乙。\n二、丙\n1.丁\n做好戊。").Programmes[0].Tasks.Single();

        (task.Number, task.Title, task.Measures.Single().Text).ShouldBe((null, "甲", "做好乙。"));
    }

    [Fact]
    public void a_line_that_charges_a_unit_charges_it_with_the_whole_task()
    {
        var task = Plans.Read("2026年要点\n一、甲\n1.乙\n做好丙。做好丁。\n（责任单位：省民政厅）").Task(1);

        task.Measures.ShouldAllBe(measure => measure.Units.Single().Code == "320000-mzt");
        task.Intro.ShouldBe("（责任单位：省民政厅）");
    }

    [Fact]
    public void a_sentence_ends_outside_of_quotation_marks_only() =>
        Sentences.Split("落实“能办。快办。”要求（含试点。）。做好乙！（责任单位：省民政厅）")
            .ShouldBe(["落实“能办。快办。”要求（含试点。）。", "做好乙！（责任单位：省民政厅）"]);

    [Fact]
    public void a_quotation_mark_that_is_never_closed_swallows_nothing() =>
        Sentences.Split("推广“一码通。做好乙。").ShouldBe(["推广“一码通。", "做好乙。"]);

    [Theory]
    [InlineData("既要抓建设，更要抓应用。", true)]
    [InlineData("落实首席数据官制度，但凡是新建系统都要评估。", true)]
    [InlineData("重点是抓好试点。", false)]
    [InlineData("目前全省共有平台十个。", false)]
    public void a_sentence_is_a_duty_unless_it_only_states(string sentence, bool isDuty) =>
        Sentences.IsDuty(sentence).ShouldBe(isDuty);

    [Fact]
    public void text_made_to_cost_time_costs_little()
    {
        string[] costly =
        [
            new string('市', 500_000),
            string.Concat(Enumerable.Repeat("（甲）。", 100_000)),
            string.Concat(Enumerable.Repeat("南京、", 100_000)),
            string.Concat(Enumerable.Repeat("达到", 100_000)),
            string.Concat(Enumerable.Repeat(new string('市', 1900) + "。", 500)),
        ];
        var clock = Stopwatch.StartNew();

        foreach (var text in costly)
        {
            Plans.Read($"2026年要点\n一、甲\n1.乙\n{text}").Programmes.Count.ShouldBe(1);
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void a_text_without_programmes_is_refused() =>
        Should.Throw<RefusalException>(() => Plans.Read("2026年工作要点\n做好各项工作。")).Code.ShouldBe("work-plan.no-programme");

    [Fact]
    public void a_notice_that_says_no_year_is_refused_until_somebody_says_it()
    {
        string[] lines = ["数据工作要点", "一、甲", "1.乙", "年底前做好丙。"];

        Should.Throw<RefusalException>(() => NoticeReader.Read(lines, null, Plans.Province)).Code.ShouldBe("work-plan.no-year");
        NoticeReader.Read(lines, 2027, Plans.Province).Task(1).Measures.Single().Deadline!.Date.ShouldBe(new DateOnly(2027, 12, 31));
    }
}
