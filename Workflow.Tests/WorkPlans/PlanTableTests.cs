using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.PlainText;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans;
using Workflow.Activities.WorkPlans.Reading;
using Workflow.Activities.WorkPlans.Tables;
using Workflow.Activities.WorkPlans.Words;
using Xunit;

namespace Workflow.Tests.WorkPlans;

/// <summary>任务推进表, there and back.</summary>
public sealed class PlanTableTests
{
    private static readonly string[] Header = [.. PlanColumns.All.Select(column => column.Title)];

    [Fact]
    public void a_plan_that_goes_out_as_a_table_comes_back_as_it_was()
    {
        var draft = NoticeReader.Read(TextLines.Read(Plans.DemoNotice), null, Plans.Province);

        var back = PlanTableReader.Read(
            SheetReader.Read(SheetWriter.Write(PlanTable.Of(draft.Title, draft.Programmes, Plans.Province))), null, null, Plans.Province);

        (back.Title, back.Year).ShouldBe((draft.Title, draft.Year));
        Content(back).ShouldBe(Content(draft));

        static List<string> Content(PlanDraft plan) =>
        [
            .. from programme in plan.Programmes
               from task in programme.Tasks
               from measure in task.Measures
               select string.Join('|', programme.Title, task.Number, task.Title, measure.Text, measure.From,
                   string.Join(',', measure.Units.Select(unit => unit.Code + unit.Role).Order(StringComparer.Ordinal)),
                   DeadlineWords.Write(measure.Deadline), TargetWords.Write(measure.Targets)),
        ];
    }

    [Fact]
    public void a_blank_programme_or_task_goes_on_with_the_one_above()
    {
        var draft = Read(
            ["强基工程", "1", "建平台", "做好甲。", "省数据局", "", "年底前", "上线率 ≥ 90%", ""],
            ["", "", "", "做好乙。", "各设区市", "省财政厅", "每半年", "", ""]);

        var measures = draft.Programmes.Single().Tasks.Single().Measures;
        measures[0].Deadline.ShouldBe(new PlanDeadline(new DateOnly(2026, 12, 31), null, "年底前"));
        measures[0].Targets.Single().ShouldBe(new PlanTarget("上线率", ">=", 90, "%", "上线率 ≥ 90%"));
        measures[1].Units.Count(unit => unit.Role == PlanUnitRoles.Responsible).ShouldBe(13);
        measures[1].Units.Single(unit => unit.Role == PlanUnitRoles.Assisting).Code.ShouldBe("320000-czt");
    }

    [Fact]
    public void everything_wrong_is_told_with_row_and_column()
    {
        var refusal = Should.Throw<RefusalException>(() => Read(
            ["强基工程", "x", "建平台", "做好甲。", "省航天局", "", "快点", "越多越好", ""],
            ["", "", "", "", "省数据局", "", "", "", ""]));

        refusal.Fields.Select(field => field.Field).ShouldBe(["B3", "E3", "G3", "H3", "D4"]);
        refusal.Fields[1].Message.ShouldBe("第 3 行“责任（牵头）单位”（E3）：没有找到单位“省航天局”，请用单位全称或简称，用顿号隔开。");
    }

    [Fact]
    public void a_cell_formatted_as_a_date_is_a_date()
    {
        var cells = new Dictionary<int, SheetCell>
        {
            [0] = new("强基工程", false), [2] = new("建平台", false), [3] = new("做好甲。", false), [6] = new("46295", true),
        };

        var draft = PlanTableReader.Read([Row(1, Header), new SheetRow(2, cells)], "2026年要点", null, Plans.Province);

        draft.Programmes[0].Tasks[0].Measures[0].Deadline!.Date.ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Fact]
    public void a_header_may_say_what_other_offices_say()
    {
        var draft = PlanTableReader.Read(
            [
                Row(1, ["重点工程", "工作任务", " 具体举措", "责任单位", "完成时间"]),
                Row(2, ["强基工程", "建平台", "做好甲。", "无锡", "第三季度"]),
            ],
            "2026年推进表", null, Plans.Province);

        var measure = draft.Programmes.Single().Tasks.Single().Measures.Single();
        (measure.Units.Single().Code, measure.Deadline!.Date).ShouldBe(("320200", new DateOnly(2026, 9, 30)));
    }

    [Fact]
    public void a_sheet_without_our_header_is_refused() =>
        Should.Throw<RefusalException>(() => PlanTableReader.Read([Row(1, ["姓名", "电话"])], null, 2026, Plans.Province))
            .Code.ShouldBe("work-plan.no-header");

    private static PlanDraft Read(params string[][] rows) => PlanTableReader.Read(
        [Row(1, ["2026年全省数据工作要点"]), Row(2, Header), .. rows.Select((row, i) => Row(i + 3, row))], null, null, Plans.Province);

    private static SheetRow Row(int number, string[] texts) =>
        new(number, texts.Select((text, i) => (i, text)).ToDictionary(each => each.i, each => new SheetCell(each.text, false)));
}
