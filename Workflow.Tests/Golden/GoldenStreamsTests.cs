using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Workflow.Tests.Golden;

/// <summary>Histories that earlier builds stored fold on this one to the states they folded to then.</summary>
public sealed class GoldenStreamsTests
{
    private const string HowTo =
        "\nA stored name needs a history that shows it, so that every later build is held against it. Write a test that "
        + "brings it about on a real database, then run ./test --record-golden with a part of that test's name and commit "
        + "the new files below Workflow.Tests/Golden/streams. Never change or delete a file there.";

    public static TheoryData<string> Kept => [.. GoldenStream.Names];

    [Fact]
    public void every_stored_name_is_shown_by_a_kept_history()
    {
        var shown = GoldenStream.Names.SelectMany(name => GoldenStream.Read(name).Events.SelectMany(GoldenNames.In))
            .ToHashSet(StringComparer.Ordinal);

        GoldenNames.Required.Except(shown).Order(StringComparer.Ordinal).ShouldBeEmpty(HowTo);
    }

    [Fact]
    public void every_kept_name_is_still_known() =>
        GoldenStream.Names.SelectMany(name => GoldenStream.Read(name).Events.Select(stored => stored.Type)).Distinct()
            .Except(GoldenNames.Events.Keys)
            .ShouldBeEmpty("a stored name is for ever");

    [Theory]
    [MemberData(nameof(Kept))]
    public void a_kept_history_folds_to_the_kept_state(string name)
    {
        var golden = GoldenStream.Read(name);

        GoldenFold.Verify(golden).ShouldBeEmpty();
        var now = GoldenFold.Fold(golden.Tenant, golden.Stream, golden.Events);
        GoldenFold.Differences(golden.State, now).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void every_beginning_of_a_kept_history_folds(string name)
    {
        var golden = GoldenStream.Read(name);
        for (var length = 1; length < golden.Events.Count; length++)
        {
            GoldenFold.Fold(golden.Tenant, golden.Stream, [.. golden.Events.Take(length)]);
        }
    }

    [Fact]
    public void a_fold_that_differs_is_noticed()
    {
        var golden = GoldenStream.Names.Select(GoldenStream.Read).First(one => one.Stream.StartsWith("workflow:", StringComparison.Ordinal));
        var other = JsonNode.Parse(golden.State.GetRawText())!.AsObject();
        other["bookmarks"]!.AsObject()["99-1"] = new JsonObject { ["id"] = "99-1" };
        other["lastExecution"] = 4711;
        other.Remove("definitionId");
        var changed = System.Text.Json.JsonSerializer.SerializeToElement(other);

        GoldenFold.Differences(golden.State, changed).Count().ShouldBe(3);
        GoldenFold.Differences(golden.State, golden.State).ShouldBeEmpty();
    }
}
