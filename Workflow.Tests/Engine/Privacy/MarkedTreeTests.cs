using System.Text.Json;
using Shouldly;
using Workflow.Engine.Privacy;
using Workflow.Engine.Privacy.Marks;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Privacy;

/// <summary>What marks point at is sealed for whom they name; all else stays as it came.</summary>
public sealed class MarkedTreeTests
{
    private readonly MemoryVault vault = new();

    [Fact]
    public async Task what_is_marked_is_sealed_for_the_person_it_is_about()
    {
        var kept = await SealAsync(
            """{"mother":{"name":"张三","id":"11x"},"note":"无","amount":5}""", ("/mother/name", "/mother/id"), ("/mother/id", "/mother/id"));

        SealedJson.Find(kept).Select(value => value.Subject).Distinct().ShouldBe([vault.SubjectOf("11X")]);
        (kept.GetProperty("note").GetString(), kept.GetProperty("amount").GetInt32()).ShouldBe(("无", 5));
        vault.Ring.OpenTree(kept)!.ToJsonString().ShouldContain("\"id\":\"11x\"");
    }

    [Fact]
    public async Task each_child_of_a_list_is_a_person_of_its_own()
    {
        var kept = await SealAsync(
            """{"children":[{"name":"甲","id":"1"},{"name":"乙","id":"2"},{"name":"丙"}]}""", ("/children/*/name", "/children/*/id"));

        SealedJson.Find(kept).Select(value => value.Subject)
            .ShouldBe([vault.SubjectOf("1"), vault.SubjectOf("2"), "nobody"]);
    }

    [Fact]
    public async Task all_leaves_below_a_mark_are_sealed_and_absent_ones_are_not_missed()
    {
        var kept = await SealAsync("""{"person":{"a":"x","b":[1,true,null]}}""", ("/person", null), ("/missing/*", null));

        SealedJson.Find(kept).Count().ShouldBe(3);
        vault.Ring.OpenTree(kept)!.ToJsonString().ShouldBe("""{"person":{"a":"x","b":[1,true,null]}}""");
    }

    [Fact]
    public async Task a_bare_value_is_sealed_by_the_empty_pointer()
    {
        SealedJson.Read(await SealAsync("\"13800000000\"", ("", null))).ShouldNotBeNull();
    }

    [Fact]
    public async Task sealing_again_changes_nothing_and_a_sealed_number_still_tells_the_person()
    {
        var once = await SealAsync("""{"name":"张三","id":"7"}""", ("/id", "/id"));

        var twice = await SealAsync(once.GetRawText(), ("/id", "/id"), ("/name", "/id"));

        twice.GetProperty("id").GetRawText().ShouldBe(once.GetProperty("id").GetRawText());
        SealedJson.Read(twice.GetProperty("name"))!.Subject.ShouldBe(vault.SubjectOf("7"));
    }

    [Theory]
    [InlineData("""{"personal":["/name"]}""")]
    [InlineData("""{"personal":{"name":"/id"}}""")]
    [InlineData("""{"personal":{"/name":true}}""")]
    public void marks_that_cannot_be_read_are_a_problem_and_not_ignored(string customProperties) =>
        PersonalMark.Problem(JsonElement.Parse(customProperties)).ShouldNotBeNull();

    private async Task<JsonElement> SealAsync(string json, params (string Pointer, string? Person)[] marks)
    {
        var tree = new MarkedTree(
            JsonElement.Parse(json), marks.Select(mark => new PersonalMark(mark.Pointer, mark.Person)), vault.SubjectOf, "nobody");
        return tree.Seal(await vault.KeysOfAsync("320000", tree.Subjects, default));
    }
}
