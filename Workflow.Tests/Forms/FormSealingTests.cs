using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Privacy;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Forms;

public sealed class FormSealingTests
{
    private readonly MemoryVault vault = new();

    [Fact]
    public async Task personal_values_are_sealed_for_the_person_they_are_about()
    {
        var form = await FormSamples.Forms(vault)
            .SealAsync("320100", FormSamples.Schema, FormSamples.Form.Element(), "case:1", default);

        var mother = vault.SubjectOf(FormSamples.ValidId);
        form.Subjects.ShouldBe(new Dictionary<string, string> { ["mother"] = mother, ["child"] = "case:1" }, ignoreOrder: true);
        Subject(form.Tree.GetProperty("mother").GetProperty("name")).ShouldBe(mother);
        Subject(form.Tree.GetProperty("home")).ShouldBe(mother);
        Subject(form.Tree.GetProperty("child").GetProperty("name")).ShouldBe("case:1");
        form.Tree.GetProperty("sex").GetString().ShouldBe("female");
    }

    [Fact]
    public async Task nothing_personal_stands_in_clear()
    {
        var form = await FormSamples.Forms(vault)
            .SealAsync("320100", FormSamples.Schema, FormSamples.Form.Element(), "case:1", default);

        var stored = JsonSerializer.Serialize(JsonNode.Parse(form.Tree.GetRawText()));
        var decoded = System.Text.RegularExpressions.Regex.Unescape(stored);
        foreach (var secret in new[] { "王芳", FormSamples.ValidId, "13912345678", "张小满", "珠江路" })
        {
            decoded.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task a_sealed_form_opens_as_it_was()
    {
        var form = await FormSamples.Forms(vault)
            .SealAsync("320100", FormSamples.Schema, FormSamples.Form.Element(), "case:1", default);

        JsonNode.DeepEquals(vault.Ring.OpenTree(form.Tree), FormSamples.Form).ShouldBeTrue();
    }

    [Fact]
    public void a_masked_form_keeps_what_is_not_personal()
    {
        var masked = FormSamples.Forms().Mask(FormSamples.Schema, FormSamples.Form);

        JsonNode.DeepEquals(masked, JsonNode.Parse("""
            {
              "mother": { "name": "王*", "idNumber": "3201**********104X", "phone": "139****5678" },
              "child": { "name": "张**", "birthDate": "2026-03-01" },
              "sex": "female",
              "home": "江苏省南京市玄武区****",
              "consent": true
            }
            """)).ShouldBeTrue(masked.ToJsonString());
    }

    [Fact]
    public void an_erased_value_stays_empty_under_the_mask()
    {
        var form = FormSamples.Form;
        form["mother"]!["name"] = null;

        FormSamples.Forms().Mask(FormSamples.Schema, form)["mother"]!["name"].ShouldBeNull();
    }

    private static string Subject(JsonElement leaf) => SealedJson.Read(leaf).ShouldNotBeNull().Subject;
}
