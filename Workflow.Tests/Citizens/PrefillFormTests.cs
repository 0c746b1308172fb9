using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Prefilling;
using Xunit;

namespace Workflow.Tests.Citizens;

public sealed class PrefillFormTests
{
    [Fact]
    public void what_is_blank_is_filled_wherever_it_stands()
    {
        var (form, filled) = Fill("""{"mother":{"name":"  "}}""", ("/mother/name", "王芳"), ("/home/address", "梅园路 1 号"));

        filled.ShouldBe(["/mother/name", "/home/address"]);
        form.ToJsonString().ShouldBe(JsonNode.Parse("""{"mother":{"name":"王芳"},"home":{"address":"梅园路 1 号"}}""")!.ToJsonString());
    }

    [Fact]
    public void what_was_typed_stays()
    {
        var (form, filled) = Fill("""{"mother":{"name":"我"}}""", ("/mother/name", "王芳"));

        filled.ShouldBeEmpty();
        form["mother"]!["name"]!.GetValue<string>().ShouldBe("我");
    }

    [Fact]
    public void what_did_not_come_or_has_no_place_is_left_out()
    {
        var (form, filled) = Fill("""{"mother":"text"}""", ("/father", null), ("/mother/name", "王芳"));

        filled.ShouldBeEmpty();
        form.ToJsonString().ShouldBe("""{"mother":"text"}""");
    }

    private static (JsonObject Form, IReadOnlyList<string> Filled) Fill(string form, params (string Pointer, string? Value)[] values) =>
        PrefillForm.With(
            JsonNode.Parse(form)!.AsObject(),
            values.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Pointer, each.Value)));
}
