using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Forms;

public sealed class FormValidationTests
{
    [Fact]
    public void a_complete_form_has_nothing_to_put_right() => Validate(FormSamples.Form).ShouldBeEmpty();

    [Fact]
    public void every_wrong_field_is_listed_with_its_pointer_and_what_to_do()
    {
        var errors = Validate(JsonNode.Parse("""
            {
              "mother": { "idNumber": "320106199003071041", "phone": "12345" },
              "child": { "birthDate": "2026-02-30" },
              "sex": "other",
              "tags": [{ "count": 3 }, { "count": 1 }],
              "consent": false,
              "a/b": 1
            }
            """)!);

        errors.ToDictionary(error => error.Field, error => error.Message).ShouldBe(
            new Dictionary<string, string>
            {
                ["/mother/name"] = "请填写“母亲姓名”。",
                ["/mother/idNumber"] = "“母亲身份证号码”不是有效的居民身份证号码，请核对 18 位号码。",
                ["/mother/phone"] = "请填写正确的“手机号码”：11 位手机号码。",
                ["/child/birthDate"] = "请按“年-月-日”填写“出生日期”，例如 2026-01-31。",
                ["/sex"] = "请从列出的选项中选择“性别”。",
                ["/tags/1/count"] = "“数量”不能小于 3。",
                ["/consent"] = "请勾选同意后再提交。",
                ["/a~1b"] = "表单里没有“a/b”这一项，请删除。",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void a_part_of_the_wrong_kind_is_reported_once()
    {
        var form = FormSamples.Form;
        form["mother"] = "王芳";

        Validate(form).Select(error => error.Field).ShouldBe(["/mother"]);
    }

    [Fact]
    public void a_form_that_is_no_object_is_refused() =>
        Validate(new JsonArray()).Select(error => error.Field).ShouldBe([string.Empty]);

    [Fact]
    public void messages_never_repeat_what_was_entered()
    {
        var form = FormSamples.Form;
        form["mother"]!["idNumber"] = "320106199003071041";
        form["mother"]!["name"] = "一二三四五六七八九十一";

        Validate(form).ShouldAllBe(error => !error.Message.Contains("320106") && !error.Message.Contains("一二三"));
        Validate(form).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-03", false)]
    public void a_day_is_in_the_future_by_the_shanghai_calendar(string day, bool passes)
    {
        // The clock stands at 17:00 UTC on 1 March: already 2 March in Shanghai.
        var form = FormSamples.Form;
        form["child"]!["birthDate"] = day;

        Validate(form).Select(error => error.Message)
            .ShouldBe(passes ? [] : ["“出生日期”不能晚于今天，请核对。"]);
    }

    [Theory]
    [InlineData("""{"mother":{"name":"王\u0000"}}""", "/mother/name", "U+0000")]
    [InlineData("""{"mother":{"name":"王\ud800"}}""", "/mother/name", "不完整的字符")]
    [InlineData("""{"mother":{"name":"王\udc00\ud800"}}""", "/mother/name", "不完整的字符")]
    [InlineData("""{"mother":{"name":"王","name":"李"}}""", "/mother/name", "填写了两次")]
    [InlineData("""{"mother":{"name":{"$personal":{"subject":"s","key":"k","cipher":"c"}}}}""", "/mother/name/$personal", "$")]
    [InlineData("""{"tags":[{"count":1e400}]}""", "/tags/0/count", "数字太大")]
    [InlineData("""{"mother":{"\u0000":1}}""", "/mother", "字段名")]
    [InlineData("""{"mother":{"\ud800":1}}""", "/mother", "字段名")]
    public void what_cannot_be_kept_is_refused_with_its_place(string form, string field, string said) =>
        FormSamples.Forms().Validate(FormSamples.Schema, JsonDocument.Parse(form).RootElement)
            .ShouldContain(error => error.Field == field && error.Message.Contains(said));

    [Fact]
    public void endless_text_is_refused()
    {
        var form = FormSamples.Form;
        form["home"] = new string('长', 2001);
        Validate(form).ShouldHaveSingleItem().Message.ShouldContain("2000");

        form["home"] = new string('长', 200_001);
        Validate(form).ShouldHaveSingleItem().Field.ShouldBeEmpty();
    }

    [Fact]
    public void a_rare_character_of_two_halves_is_welcome()
    {
        var form = FormSamples.Form;
        form["mother"]!["name"] = "王\U00020BB7";

        Validate(form).ShouldBeEmpty();
    }

    [Fact]
    public void a_form_that_is_too_deep_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 40)) + "1" + new string('}', 40);

        FormSamples.Forms().Validate(FormSamples.Schema, JsonDocument.Parse(deep).RootElement)
            .ShouldHaveSingleItem().Message.ShouldContain("层级");
    }

    [Fact]
    public void a_schema_may_not_fetch_another()
    {
        var schema = JsonNode.Parse("""{"type":"object","properties":{"a":{"$ref":"http://127.0.0.1:1/secret.json"}}}""")!;

        Should.Throw<InvalidOperationException>(() => FormSamples.Forms().Validate(schema, new JsonObject().Element()))
            .InnerException.ShouldBeOfType<NotSupportedException>();
    }

    private static IReadOnlyList<FieldError> Validate(JsonNode form) =>
        FormSamples.Forms().Validate(FormSamples.Schema, form.Element());
}
