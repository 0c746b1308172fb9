using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Parts;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class PostedFormTests
{
    private static readonly JsonNode Schema = JsonNode.Parse("""
        {
          "type": "object",
          "required": ["person"],
          "properties": {
            "person": {
              "type": "object",
              "required": ["name"],
              "properties": {
                "name": { "type": "string" },
                "idNumber": { "type": "string", "format": "resident-id" },
                "born": { "type": "string", "format": "date" }
              }
            },
            "father": { "type": "object", "properties": { "name": { "type": "string" } } },
            "count": { "type": "integer" },
            "agreed": { "type": "boolean" },
            "kind": { "enum": ["a", "b"], "x-enum-labels": { "a": "甲", "b": "乙" } },
            "means": { "type": "array", "items": { "enum": ["x", "y"] } }
          }
        }
        """)!;

    private static readonly IReadOnlyList<FormField> Fields = FormOutline.Fields(Schema);

    [Fact]
    public void posted_text_becomes_json_typed_by_the_schema()
    {
        var form = Merge([], new()
        {
            ["/person/name"] = " 张三 ",
            ["/person/born"] = "2026-01-31",
            ["/count"] = "3",
            ["/agreed"] = "true",
            ["/kind"] = "b",
            ["/means"] = new StringValues(["x", "y"]),
            ["absent:/father"] = "true",
        });

        JsonNode.DeepEquals(form, JsonNode.Parse("""
            {"person":{"name":"张三","born":"2026-01-31"},"count":3,"agreed":true,"kind":"b","means":["x","y"]}
            """)).ShouldBeTrue(form.ToJsonString());
    }

    [Fact]
    public void what_is_left_blank_is_left_out_so_that_the_check_can_ask_for_it()
    {
        var form = Merge([], new() { ["/person/name"] = "  " });

        form["person"]!.AsObject().ShouldBeEmpty();
        form.ContainsKey("count").ShouldBeFalse();
    }

    [Fact]
    public void an_optional_group_stays_until_its_box_is_ticked()
    {
        Merge([], [])["father"].ShouldNotBeNull();
        Merge([], new() { ["absent:/father"] = "true", ["/father/name"] = "李四" }).ContainsKey("father").ShouldBeFalse();
    }

    [Fact]
    public void a_required_group_cannot_be_left_out_by_a_forged_box() =>
        Merge([], new() { ["absent:/person"] = "true" })["person"].ShouldNotBeNull();

    [Fact]
    public void full_width_digits_blanks_and_a_small_x_are_no_mistake() =>
        Merge([], new() { ["/person/idNumber"] = "３２０１０２ 19900101 123x" })["person"]!["idNumber"]!
            .GetValue<string>().ShouldBe("32010219900101123X");

    [Fact]
    public void what_is_not_a_number_is_kept_as_it_was_typed() =>
        Merge([], new() { ["/count"] = "三" })["count"]!.GetValue<string>().ShouldBe("三");

    [Fact]
    public void answers_of_other_pages_are_untouched()
    {
        var form = PostedForm.Merge(
            JsonNode.Parse("""{"person":{"name":"张三"},"count":1}""")!.AsObject(),
            Fields.Where(field => field.Name == "count"),
            name => name == "/count" ? "2" : StringValues.Empty);

        form.ToJsonString().ShouldBe(JsonNode.Parse("""{"person":{"name":"张三"},"count":2}""")!.ToJsonString());
    }

    [Fact]
    public void a_form_read_back_from_what_its_fields_show_is_the_same()
    {
        var form = JsonNode.Parse("""
            {"person":{"name":"张三","idNumber":"32010219900101123X","born":"2026-01-31"},"father":{"name":"李四"},
             "count":3,"agreed":true,"kind":"a","means":["y"]}
            """)!.AsObject();

        var shown = Fields.SelectMany(field => field.Leaves).ToDictionary(field => field.Path, field => field.Kind switch
        {
            FieldKind.Check => PostedForm.IsChosen(form, field, "true") ? new StringValues("true") : StringValues.Empty,
            FieldKind.Choices => new StringValues(
                [.. field.Options.Select(option => option.Value).Where(value => PostedForm.IsChosen(form, field, value))]),
            _ => new StringValues(PostedForm.Text(form, field)),
        });

        var again = Merge([], shown);
        JsonNode.DeepEquals(again, form).ShouldBeTrue(again.ToJsonString());
    }

    [Theory]
    [InlineData("/person/born", "2026年1月31日")]
    [InlineData("/kind", "乙")]
    [InlineData("/agreed", "是")]
    [InlineData("/count", "")]
    public void answers_are_read_back_in_words(string path, string words)
    {
        var form = JsonNode.Parse("""{"person":{"born":"2026-01-31"},"kind":"b","agreed":true}""");
        var field = Fields.SelectMany(one => one.Leaves).Single(one => one.Path == path);

        AnswerText.Of(form, field, "是", "否").ShouldBe(words);
    }

    private static JsonObject Merge(JsonObject form, Dictionary<string, StringValues> posted) =>
        PostedForm.Merge(form, Fields, name => posted.TryGetValue(name, out var value) ? value : StringValues.Empty);
}
