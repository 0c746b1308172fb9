using Shouldly;
using Workflow.Activities.WorkPlans;
using Xunit;

namespace Workflow.Tests.WorkPlans;

/// <summary>What sentences propose, with the words it came from; and what they do not.</summary>
public sealed class ProposalTests
{
    [Theory]
    [InlineData("年底前建成平台。", "2026-12-31", null, "年底前")]
    [InlineData("2027年底前建成平台。", "2027-12-31", null, "2027年底前")]
    [InlineData("明年6月底前建成平台。", "2027-06-30", null, "明年6月底前")]
    [InlineData("年内建成平台。", "2026-12-31", null, "年内")]
    [InlineData("上半年完成试点。", "2026-06-30", null, "上半年")]
    [InlineData("第三季度末前上线。", "2026-09-30", null, "第三季度末前")]
    [InlineData("二月底前报送方案。", "2026-02-28", null, "二月底前")]
    [InlineData("于2026年11月5日前完成。", "2026-11-05", null, "2026年11月5日前")]
    [InlineData("每半年度报送进展。", null, "half-yearly", "每半年度")]
    [InlineData("按季度通报情况。", null, "quarterly", "按季度")]
    [InlineData("每月检查一次。", null, "monthly", "每月")]
    [InlineData("每季度报送，12月10日前报送总结。", "2026-12-10", "quarterly", "每季度报送，12月10日前")]
    public void a_deadline_is_found_with_its_words(string sentence, string? date, string? recurrence, string from)
    {
        var deadline = Plans.Measure(sentence).Deadline.ShouldNotBeNull();

        (deadline.Date?.ToString("yyyy-MM-dd", null), deadline.Recurrence, deadline.From).ShouldBe((date, recurrence, from));
    }

    [Theory]
    [InlineData("定期开展检查。")]
    [InlineData("三年内建成体系。")]
    [InlineData("自2026年3月1日起施行。")]
    [InlineData("6月前完成。")]
    [InlineData("2月30日前完成。")]
    [InlineData("推进“十五五”规划编制。")]
    public void no_deadline_is_made_up(string sentence) => Plans.Measure(sentence).Deadline.ShouldBeNull();

    [Theory]
    [InlineData("力争年底前专网归并率达到60%以上。", "专网归并率", ">=", 60, "%", "力争年底前专网归并率达到60%以上")]
    [InlineData("确保全省按时办结率不低于百分之九十五。", "按时办结率", ">=", 95, "%", "确保全省按时办结率不低于百分之九十五")]
    [InlineData("将平均办理时限压缩至3个工作日以内。", "平均办理时限", "<=", 3, "个工作日", "将平均办理时限压缩至3个工作日以内")]
    [InlineData("能耗低于1.3亿元。", "能耗", "<", 1.3, "亿元", "能耗低于1.3亿元")]
    [InlineData("办件量突破２０万件。", "办件量", ">", 20, "万件", "办件量突破２０万件")]
    [InlineData("新增20个应用场景。", "应用场景", "=", 20, "个", "新增20个应用场景")]
    [InlineData("推出不少于三十项开放数据，做好宣传。", "开放数据", ">=", 30, "项", "推出不少于三十项开放数据")]
    [InlineData("培训业务骨干500人次以上。", "培训业务骨干", ">=", 500, "人次", "培训业务骨干500人次以上")]
    [InlineData("实现归集率达到90%以上的目标。", "归集率", ">=", 90, "%", "实现归集率达到90%以上")]
    [InlineData("网上受理率提高5个百分点。", "网上受理率提高", ">=", 5, "个百分点", "网上受理率提高5个百分点")]
    public void a_target_is_found_with_its_words(
        string sentence, string name, string comparison, double value, string unit, string from) =>
        Plans.Measure(sentence).Targets.ShouldBe([new PlanTarget(name, comparison, (decimal)value, unit, from)]);

    [Theory]
    [InlineData("融合5G、IPv6等技术，建设1+13+N体系。")]
    [InlineData("推出一批典型案例，打造一个平台。")]
    [InlineData("闲置超过六个月的资源予以收回。")]
    [InlineData("对归集率达到90%以上的单位予以表扬。")]
    [InlineData("纪念建站100周年，完成二期工程。")]
    public void no_target_is_made_up(string sentence) => Plans.Measure(sentence).Targets.ShouldBeEmpty();

    [Theory]
    [InlineData("各设区市出台配套方案。", 13, "各设区市")]
    [InlineData("省市协同做好宣传。", 14, "省市协同")]
    [InlineData("推动省级部门发掘应用。", 16, "省级部门")]
    [InlineData("各地各部门每半年报送进展。", 29, "各地各部门")]
    public void collective_words_stand_for_every_unit_they_cover(string sentence, int count, string from)
    {
        var units = Plans.Measure(sentence).Units;

        units.Count.ShouldBe(count);
        units.ShouldAllBe(unit => unit.From == from);
    }

    [Fact]
    public void cities_and_departments_are_found_in_lists()
    {
        var units = Plans.Measure("在南京、无锡、南通等设区市以及人社、医保、交通等领域先行推广。").Units;

        units.Select(unit => unit.Code)
            .ShouldBe(["320100", "320200", "320600", "320000-rst", "320000-ybj", "320000-jtt"]);
        units.Select(unit => unit.From).Distinct().ShouldBe(["南京、无锡、南通等设区市", "人社、医保、交通等领域"]);
    }

    [Fact]
    public void whoever_leads_is_responsible_and_whoever_goes_along_assists()
    {
        var units = Plans.Measure("省卫生健康委牵头，省财政厅、苏州市配合，做好推广。").Units;

        units.Select(unit => (unit.Code, unit.Role)).ShouldBe(
        [
            ("320000-wjw", PlanUnitRoles.Responsible),
            ("320000-czt", PlanUnitRoles.Assisting),
            ("320500", PlanUnitRoles.Assisting),
        ]);
    }

    [Fact]
    public void a_bracket_names_responsible_and_assisting_units() =>
        Plans.Measure("做好甲。（责任单位：省数据局；配合单位：省教育厅、省公安厅）").Units
            .Select(unit => (unit.Code, unit.Role)).ShouldBe(
            [
                ("320000-sjj", PlanUnitRoles.Responsible),
                ("320000-jyt", PlanUnitRoles.Assisting),
                ("320000-gat", PlanUnitRoles.Assisting),
            ]);

    [Theory]
    [InlineData("重点打造南京河西节点。")]
    [InlineData("按需满足部门上云要求。")]
    [InlineData("做好交通出行场景应用，推动退役军人服务一件事。")]
    [InlineData("做好苏州市场调研，改善生态环境。")]
    public void no_unit_is_made_up(string sentence) => Plans.Measure(sentence).Units.ShouldBeEmpty();
}
