using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Notices.Ladders;
using Workflow.Activities.Notices.Templates;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Notices;

public sealed class WordingTests
{
    private static readonly NoticeTemplates Templates = new(Repository.Definitions, NullLogger<NoticeTemplates>.Instance);

    [Fact]
    public void there_is_a_template_for_every_kind_that_can_be_filled_by_what_every_notice_has() =>
        Templates.All.Where(template => template.OwnNames.Count == 0).Select(template => template.Kind).Distinct().ShouldBe(NoticeKind.All);

    [Fact]
    public void every_city_issues_under_letters_of_its_own()
    {
        var issuers = new IssuerFile(Repository.Definitions, NullLogger<IssuerFile>.Instance);

        new[] { "320000", "320500", "321300" }.Select(tenant => issuers.Of(tenant).Abbreviation).ShouldBeUnique();
        Should.Throw<InvalidDataException>(() => IssuerFile.Parse(
            """{ "320000": { "name": "甲局", "abbreviation": "苏数" }, "320500": { "name": "乙局", "abbreviation": "苏数" } }"""));
    }

    [Fact]
    public void a_number_is_written_with_the_year_in_tortoise_shell_brackets() =>
        NoticeId.Number("苏数", NoticeKind.Supervise, 2026, 3).ShouldBe("苏数督〔2026〕3号");

    [Fact]
    public void names_are_filled_and_one_that_nobody_fills_stays_to_be_seen()
    {
        var values = NoticeWording.Values(Notice.Content(), "江苏省数据局", "南京市卫生健康委员会", null);

        NoticeWording.Fill("请{{unit}}于{{ deadline }}前办结，{{nobody}}。", values)
            .ShouldBe("请南京市卫生健康委员会于2026年3月31日前办结，{{nobody}}。");
    }

    [Theory]
    [InlineData("""{ "code": "other", "kind": "urge", "name": "n", "title": "t", "body": ["b"] }""")]
    [InlineData("""{ "code": "mine", "kind": "letter", "name": "n", "title": "t", "body": ["b"] }""")]
    [InlineData("""{ "code": "mine", "kind": "urge", "name": "n", "title": "t", "body": [] }""")]
    public void a_template_that_could_not_be_used_is_not_taken(string text) =>
        Should.Throw<JsonException>(() => NoticeTemplate.Parse("mine", text));

    [Theory]
    [InlineData(-3, "2026-02-12")]
    [InlineData(0, "2026-02-16")]
    [InlineData(1, "2026-02-24")]
    public void a_step_falls_on_a_working_day_counted_over_the_spring_festival(int offset, string expected)
    {
        var calendar = CalendarFile.Parse(File.ReadAllText(Repository.Definitions.At("calendars", "cn.json")));

        StepDay.Of(calendar, new DateOnly(2026, 2, 16), offset)
            .ShouldBe(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }
}
