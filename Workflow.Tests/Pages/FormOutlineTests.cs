using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Host.Pages.Forms;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class FormOutlineTests
{
    private static readonly JsonNode Newborn = JsonNode.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "definitions", "scenarios", "newborn", "form.schema.json")))!;

    [Fact]
    public void every_question_of_the_newborn_form_is_asked_on_exactly_one_page()
    {
        var asked = FormOutline.Pages(Newborn).SelectMany(page => page.Fields).Select(field => field.Name).ToList();

        asked.ShouldBe(Newborn["properties"]!.AsObject().Select(property => property.Key), ignoreOrder: true);
        asked.ShouldBeUnique();
    }

    [Fact]
    public void topics_carry_the_titles_given_at_the_root()
    {
        var page = FormOutline.Pages(Newborn)[0];

        page.Key.ShouldBe("1");
        page.Title.ShouldBe("申请人（母亲）");
        page.Hint.ShouldNotBeNull();
    }

    [Fact]
    public void a_schema_without_topics_is_one_page()
    {
        var schema = JsonNode.Parse("""
            {"title":"意见","type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}}}
            """)!;

        var page = FormOutline.Pages(schema).ShouldHaveSingleItem();
        page.Title.ShouldBe("意见");
        page.Fields.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"type":"string"}""", FieldKind.Text)]
    [InlineData("""{"type":["string","null"]}""", FieldKind.Text)]
    [InlineData("""{"type":"string","maxLength":500}""", FieldKind.Multiline)]
    [InlineData("""{"type":"string","format":"date"}""", FieldKind.Date)]
    [InlineData("""{"type":"number"}""", FieldKind.Number)]
    [InlineData("""{"type":"boolean","const":true}""", FieldKind.Check)]
    [InlineData("""{"enum":["a","b"]}""", FieldKind.Choice)]
    [InlineData("""{"oneOf":[{"const":"a","title":"甲"}]}""", FieldKind.Choice)]
    [InlineData("""{"type":"array","items":{"enum":["a","b"]}}""", FieldKind.Choices)]
    [InlineData("""{"type":"array","x-file":{"most":2}}""", FieldKind.Files)]
    [InlineData("""{"type":"object","properties":{}}""", FieldKind.Group)]
    [InlineData("""{"$ref":"#/$defs/day"}""", FieldKind.Date)]
    public void a_property_is_asked_the_way_its_schema_wants(string property, FieldKind kind)
    {
        var schema = JsonNode.Parse("""{"properties":{},"$defs":{"day":{"type":"string","format":"date"}}}""")!;
        schema["properties"]!["x"] = JsonNode.Parse(property);

        FormOutline.Fields(schema).ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void choices_are_shown_by_their_labels()
    {
        var sex = FormOutline.Fields(Newborn).SelectMany(field => field.Leaves).Single(field => field.Path == "/child/sex");

        sex.Options.ShouldBe([new FieldOption("male", "男"), new FieldOption("female", "女")]);
    }

    [Fact]
    public void an_error_leads_to_the_field_or_to_the_group_it_lies_in()
    {
        var fields = FormOutline.Fields(Newborn);

        FieldAddress.On(fields, "/mother/idNumber").ShouldBe("#f-mother-idNumber");
        FieldAddress.On(fields, "/child/sex").ShouldBe("#f-child-sex-0");
        FieldAddress.On(fields, "/father").ShouldBe("#f-father");
        FieldAddress.On(fields, "/nothing").ShouldBeNull();
    }
}
