using Shouldly;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Evaluation;

public sealed class IndicatorSystemTests
{
    private static readonly string[] Sources =
        ["assignment-on-time", "case-on-time", "case-rating", "collection-rate", "conformity-rate", "rectification-failures", "report-in-time",
            "sharing-rate"];

    [Fact]
    public void the_system_that_comes_with_the_house_can_be_read()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "definitions", "governance", "indicators", "data-governance.json"));

        IndicatorSystems.Parse("data-governance", text, Sources).Indicators.Sum(each => each.Weight).ShouldBe(100);
    }

    [Theory]
    [InlineData("\"weight\": 40", "\"weight\": 30", "各指标的权重合计应为 100，现为 90。")]
    [InlineData("\"source\": \"unit\"", "\"source\": \"engine:nothing\"", "指标“培训率”：没有“engine:nothing”这个来源")]
    [InlineData("\"from\": { \"value\": 0,", "\"from\": { \"value\": 100,", "指标“培训率”：直线的两个数值不能相同。")]
    [InlineData("\"atLeast\": 90,", "\"atLeast\": 50,", "指标“办结率”：分档请从高到低写")]
    [InlineData("\"rule\": { \"bands\"", "\"rule\": { \"deduction\": { \"from\": 100, \"each\": 1 }, \"bands\"", "指标“办结率”：rule 须在")]
    [InlineData("\"code\": \"b\"", "\"code\": \"a\"", "指标代码“a”重复。")]
    [InlineData("\"places\": 1", "\"places\": 0", "commendation 的 places 至少为 1。")]
    [InlineData("\"indicator\": \"a\"", "\"indicator\": \"z\"", "没有的指标“z”")]
    public void what_is_wrong_with_a_system_is_told_in_the_words_of_who_writes_it(string right, string wrong, string message)
    {
        const string Text = """
            { "code": "s", "version": 1, "name": "体系", "indicators": [
              { "code": "a", "title": "培训率", "weight": 60, "source": "unit", "unit": "%",
                "rule": { "linear": { "from": { "value": 0, "points": 0 }, "to": { "value": 100, "points": 100 } } } },
              { "code": "b", "title": "办结率", "weight": 40, "source": "engine:case-on-time", "unit": "%", "whenMissing": "leave-out",
                "rule": { "bands": [ { "atLeast": 90, "points": 100 }, { "atLeast": 60, "points": 50 } ] } } ],
              "commendation": { "places": 1, "atLeast": 60, "barred": [ { "indicator": "a", "below": 10 } ] } }
            """;
        IndicatorSystems.Parse("s", Text, Sources).Version.ShouldBe(1);

        Should.Throw<InvalidDataException>(() => IndicatorSystems.Parse("s", Text.Replace(right, wrong, StringComparison.Ordinal), Sources))
            .Message.ShouldContain(message);
    }
}
