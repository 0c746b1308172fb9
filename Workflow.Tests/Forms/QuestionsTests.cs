using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Host.Pages.FormDesign;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Forms;

public sealed class QuestionsTests
{
    [Theory]
    [InlineData("birth-certificate")]
    [InlineData("household-registration")]
    [InlineData("maternity-claim")]
    [InlineData("hardship-investigation")]
    public void a_form_that_is_opened_and_saved_keeps_every_word(string code)
    {
        var file = File.ReadAllText(Repository.Definitions.At("forms", $"{code}.json"));
        var schema = JsonNode.Parse(file)!["schema"]!.AsObject();

        JsonNode.DeepEquals(Questions.Write(schema, Questions.Read(schema)), schema).ShouldBeTrue();
    }

    [Fact]
    public void another_kind_of_question_loses_the_rules_that_fitted_only_the_old_one()
    {
        var schema = JsonNode.Parse(
            """
            { "type": "object", "properties": { "amount": { "title": "金额", "type": "number", "maximum": 9, "multipleOf": 0.01, "x-personal": "mother" } } }
            """)!.AsObject();

        var changed = Questions.Write(schema, [Questions.Read(schema)[0] with { Kind = QuestionKind.Date, Most = null }]);

        changed["properties"]!.ToJsonString().ShouldBe(
            """{"amount":{"title":"\u91D1\u989D","x-personal":"mother","type":"string","format":"date"}}""");
    }

    [Fact]
    public void what_the_editor_cannot_show_is_left_alone()
    {
        var schema = JsonNode.Parse(
            """
            { "type": "object", "required": ["who"], "additionalProperties": false,
              "properties": { "who": { "title": "家长", "type": "object", "properties": { "name": { "type": "string" } } } } }
            """)!.AsObject();
        var asked = Questions.Read(schema);

        asked[0].Kind.ShouldBe(QuestionKind.Other);
        JsonNode.DeepEquals(Questions.Write(schema, asked), schema).ShouldBeTrue();
    }
}
