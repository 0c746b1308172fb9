using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Drafts;
using Workflow.Host.Pages.Citizen;
using Workflow.Host.Pages.Forms;
using Xunit;

namespace Workflow.Tests.Pages;

/// <summary>Forms that ask by earlier answers, as a citizen goes through them.</summary>
public sealed class AskedPagesTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(
        """
        {
          "required": ["reason"],
          "properties": {
            "reason": { "type": "string", "title": "原因", "x-page": "reason", "enum": ["rent", "purchase", "retirement"] },
            "rent": { "type": "object", "title": "租房", "x-page": "evidence", "x-when": { "/reason": ["rent"] },
                      "properties": { "filing": { "type": "string" } } },
            "purchase": { "type": "object", "title": "购房", "x-page": "evidence", "x-when": { "/reason": ["purchase"] },
                      "properties": { "contract": { "type": "string" } } },
            "seller": { "type": "string", "title": "卖方", "x-page": "seller", "x-when": { "/purchase/contract": ["old"] }, "x-optional": true },
            "phone": { "type": "string", "title": "电话", "x-page": "phone" }
          }
        }
        """)!;

    [Fact]
    public void a_page_is_asked_when_an_answer_calls_for_it_and_keeps_its_address()
    {
        Keys("""{}""").ShouldBe(["1", "4"]);
        Keys("""{"reason":"rent"}""").ShouldBe(["1", "2", "4"]);
        Keys("""{"reason":"purchase","purchase":{"contract":"old"}}""").ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public void what_is_called_for_is_required_unless_the_form_says_otherwise()
    {
        var pages = FormOutline.Pages(Schema, JsonNode.Parse("""{"reason":"purchase","purchase":{"contract":"old"}}""")!);

        pages[1].Fields.ShouldHaveSingleItem().Required.ShouldBeTrue();
        pages[2].Fields.ShouldHaveSingleItem().Required.ShouldBeFalse();
    }

    [Fact]
    public void another_choice_takes_away_what_the_former_called_for_and_what_that_called_for()
    {
        var draft = new Draft("key")
        {
            Form = JsonNode.Parse("""{"reason":"rent","purchase":{"contract":"old"},"seller":"某人","phone":"1"}""")!.AsObject(),
            Answered = ["1", "2", "3", "4"],
        };

        var settled = Journey.Settled(Schema, draft);

        settled.Form.Select(answer => answer.Key).ShouldBe(["reason", "phone"]);
        settled.Answered.ShouldBe(["1", "4"], "the pages that ask something else now are open again");
    }

    [Fact]
    public void a_page_that_was_answered_is_open_done_or_wrong()
    {
        var draft = new Draft("key") { Answered = ["1", "4"] };
        var pages = FormOutline.Pages(Schema, JsonNode.Parse("""{"reason":"rent"}""")!);

        Journey.Sections(pages, draft, [new("/phone", "请填写电话。")]).Select(section => section.State)
            .ShouldBe([SectionState.Done, SectionState.Open, SectionState.Wrong]);
    }

    private static IEnumerable<string> Keys(string form) =>
        FormOutline.Pages(Schema, JsonNode.Parse(form)!).Select(page => page.Key);
}
