using System.Text.Json;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Engine.Definitions.LibraryFixture;

namespace Workflow.Tests.Engine.Definitions;

[Collection(PostgresCollection.Name)]
public sealed class DefinitionLibraryTests(PostgresFixture postgres)
{
    private const string Wait = """{"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}""";

    [Fact]
    public async Task a_draft_is_overwritten_until_it_is_published_and_then_the_next_save_is_a_new_version()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);

        (await at.SaveAsync("d")).IsNew.ShouldBeTrue();
        (await at.SaveAsync("d", name: "二")).IsNew.ShouldBeFalse();
        (await at.VersionsAsync("d")).ShouldBe(["1 latest"]);

        await at.Library.PublishAsync(By("wang"), "d", null, null, default);
        await at.SaveAsync("d", name: "三");
        (await at.VersionsAsync("d")).ShouldBe(["1 published", "2 latest"]);

        await at.Library.PublishAsync(By("wang"), "d", null, null, default);
        (await at.VersionsAsync("d")).ShouldBe(["1", "2 latest published"]);
        at.Hook.Heard.ShouldBe(["d 1", "d 2"]);
    }

    [Fact]
    public async Task a_draft_saved_anew_while_it_is_read_is_read_as_it_is_now()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d");
        var found = (await at.Library.FindAsync("d", VersionOptions.Latest, default))!;
        await at.SaveAsync("d", name: "二");

        var (version, text) = await at.Library.ReadAsync(found, default);

        version.Header.Name.ShouldBe("二");
        text.ShouldContain("二");
    }

    [Fact]
    public async Task a_draft_deleted_while_it_is_read_is_told_as_missing()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d");
        var found = (await at.Library.FindAsync("d", VersionOptions.Latest, default))!;
        await at.Library.DeleteAsync(By("wang"), "d", null, default);

        (await Should.ThrowAsync<DefinitionRefusedException>(() => at.Library.ReadAsync(found, default)))
            .Refusal.ShouldBe(DefinitionRefusal.Missing);
    }

    [Fact]
    public async Task publishing_again_changes_nothing_and_an_older_version_can_be_published()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", publish: true);
        await at.SaveAsync("d", publish: true, name: "二");

        (await at.Library.PublishAsync(By("li"), "d", null, null, default)).AlreadyPublished.ShouldBeTrue();
        (await at.Library.PublishAsync(By("li"), "d", 1, "新版有误", default)).AlreadyPublished.ShouldBeFalse();

        (await at.VersionsAsync("d")).ShouldBe(["1 published", "2 latest"]);
        (await at.Get<IDefinitions>().FindPublishedAsync("320000", "d", default))!.Version.ShouldBe(1);
        at.Hook.Heard.ShouldBe(["d 1", "d 2", "d 1"]);
    }

    [Fact]
    public async Task after_a_retraction_nothing_starts_and_what_ran_is_not_overwritten()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", publish: true);

        await at.Library.RetractAsync(By("li"), "d", null, default);
        await at.Library.RetractAsync(By("li"), "d", null, default);

        (await at.VersionsAsync("d")).ShouldBe(["1 latest"]);
        (await at.Get<IDefinitions>().FindPublishedAsync("320000", "d", default)).ShouldBeNull();
        at.Hook.Heard.ShouldBe(["d 1", "d -"]);
        await at.SaveAsync("d", name: "二");
        (await at.VersionsAsync("d")).ShouldBe(["1", "2 latest"]);
    }

    [Fact]
    public async Task a_reverted_version_is_a_new_draft_with_the_old_content()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", publish: true, name: "一");
        await at.SaveAsync("d", publish: true, name: "二");
        await at.SaveAsync("d", name: "三");

        var copy = await at.Library.RevertAsync(By("li"), "d", 1, null, default);

        (copy.Version, copy.RevertedFrom, copy.Header.Name).ShouldBe((4, 1, "一"));
        (await at.VersionsAsync("d")).ShouldBe(["1", "2 published", "3", "4 latest"]);
        (await at.Library.TextAsync(copy, default)).ShouldBe(Text("d", name: "一"));
    }

    [Fact]
    public async Task the_number_of_a_deleted_version_is_never_given_again()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", publish: true);
        await at.SaveAsync("d", name: "二");

        await Refused(DefinitionRefusal.InUse, () => at.Library.DeleteVersionAsync(By("li"), "d", 1, null, default));
        await at.Library.DeleteVersionAsync(By("li"), "d", 2, null, default);
        await Refused(DefinitionRefusal.Missing, () => at.Library.DeleteVersionAsync(By("li"), "d", 2, null, default));
        (await at.VersionsAsync("d")).ShouldBe(["1 latest published"]);

        (await at.SaveAsync("d", name: "三")).Version.Version.ShouldBe(3);
    }

    [Fact]
    public async Task a_definition_with_running_instances_is_not_deleted()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        var saved = await at.SaveAsync("d", Wait, publish: true);
        await using (var unit = await at.Get<IUnitOfWorkFactory>().BeginAsync(By("wang"), default))
        {
            await at.Get<IWorkflows>().StartAsync(unit, new StartRequest("d", JsonElement.Parse("{}")), default);
            await unit.CommitAsync(default);
        }

        await at.SaveAsync("d", publish: true);
        await Refused(DefinitionRefusal.InUse, () => at.Library.DeleteVersionAsync(By("li"), "d", 1, null, default));
        await Refused(DefinitionRefusal.InUse, () => at.Library.DeleteAsync(By("li"), "d", null, default));
        (await at.Get<IDefinitions>().GetVersionAsync("320000", saved.Version.Id, default)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task a_deleted_definition_is_in_no_list_but_its_history_stays_readable()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        var saved = await at.SaveAsync("d", publish: true);

        await at.Library.DeleteAsync(By("li"), "d", "不再办理", default);

        (await at.VersionsAsync("d")).ShouldBeEmpty();
        (await at.Library.FindAsync("d", VersionOptions.Latest, default)).ShouldBeNull();
        (await at.Get<IDefinitions>().GetVersionAsync("320000", saved.Version.Id, default)).Version.ShouldBe(1);
        at.Hook.Heard.ShouldBe(["d 1", "d -"]);
        await Refused(DefinitionRefusal.Missing, () => at.Library.DeleteAsync(By("li"), "d", null, default));
        (await at.SaveAsync("d")).Version.Version.ShouldBe(2);
    }

    [Fact]
    public async Task a_definition_with_errors_is_kept_as_a_draft_and_not_published()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);

        var saved = await at.SaveAsync("d", """{"id":"n","type":"Elsa.Nowhere","version":1}""", publish: true);

        (saved.Version.IsPublished, saved.Problems.Single().ActivityId).ShouldBe((false, "n"));
        var refused = await Refused(
            DefinitionRefusal.Invalid, () => at.Library.PublishAsync(By("li"), "d", null, null, default));
        refused.Problems.Single().NodeId.ShouldBe("Workflow1:n");
        at.Hook.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task whoever_edits_an_older_version_is_told_instead_of_overwriting_the_newer_one()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        var first = await at.SaveAsync("d", publish: true);
        await at.SaveAsync("d", name: "二", actor: "zhao");

        var refused = await Refused(DefinitionRefusal.Stale, () => at.Library.SaveAsync(
            By("li"), new DefinitionDraft(Text("d", name: "三")) { BasedOn = first.Version.Id }, default));

        refused.Message.ShouldContain("zhao");
    }

    [Fact]
    public async Task a_draft_that_was_run_keeps_its_content()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", Wait);

        var graph = (await at.Library.PinAsync(By("li"), "d", VersionOptions.Latest, default))!;
        await at.SaveAsync("d");

        (await at.VersionsAsync("d")).ShouldBe(["1", "2 latest"]);
        (await at.Get<IDefinitions>().GetVersionAsync("320000", graph.VersionId, default))
            .Nodes.ShouldContainKey("Workflow1:e");
    }

    [Fact]
    public async Task a_publication_and_what_listeners_write_are_committed_together_or_not_at_all()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d");
        at.Hook.Refuses = true;

        await Should.ThrowAsync<InvalidOperationException>(() => at.Library.PublishAsync(By("li"), "d", null, null, default));

        (await at.VersionsAsync("d")).ShouldBe(["1 latest"]);
        (await at.Library.ChangesAsync("d", default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task who_changed_what_and_when_is_on_record_and_the_rows_follow_from_it()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", publish: true, actor: "wang");
        await at.SaveAsync("d", name: "二", actor: "li");
        await at.Library.RetractAsync(By("zhao"), "d", "文件到期", default);
        var before = await at.Library.ListAsync(VersionOptions.AllVersions, null, default);

        var changes = await at.Library.ChangesAsync("d", default);
        changes.Select(change => (change.Actor.Id, change.Body.GetType().Name)).ShouldBe(
        [
            ("wang", nameof(DefinitionDraftSaved)),
            ("wang", nameof(DefinitionPublished)),
            ("li", nameof(DefinitionDraftSaved)),
            ("zhao", nameof(DefinitionRetracted)),
        ]);
        changes[^1].Body.ShouldBe(new DefinitionRetracted(1, "文件到期"));

        await at.Get<IReadModelRebuilder>().RebuildAsync(default);
        (await at.Library.ListAsync(VersionOptions.AllVersions, null, default)).ShouldBe(before);
        (await at.Get<IChainVerifier>().VerifyAsync(default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task several_editors_at_once_get_one_version_each_and_lose_nothing()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await using var other = await at.JoinAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            (i % 2 == 0 ? at : other).SaveAsync("d", publish: true, name: $"{i}")));

        var versions = await at.Library.ListAsync(VersionOptions.AllVersions, ["d"], default);
        versions.Select(version => version.Version).ShouldBe(Enumerable.Range(1, 8));
        versions.Count(version => version.IsPublished).ShouldBe(1);
        versions[^1].ShouldSatisfyAllConditions(last => last.IsLatest.ShouldBeTrue(), last => last.IsPublished.ShouldBeTrue());
    }

    [Fact]
    public async Task two_definitions_that_claim_one_version_id_do_not_share_it()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);

        await Task.WhenAll(new[] { "a", "b", "c" }.Select(id => at.Library.SaveAsync(
            By("li"), new DefinitionDraft($$"""{"id":"d-v1","definitionId":"{{id}}","version":7,"root":{{Line}}}"""), default)));

        var versions = await at.Library.ListAsync(VersionOptions.AllVersions, null, default);
        versions.Select(version => (version.DefinitionId, version.Version)).ShouldBe([("a", 7), ("b", 7), ("c", 7)]);
        versions.Select(version => version.Id).Distinct().Count().ShouldBe(3);
        versions.ShouldContain(version => version.Id == "d-v1");
    }

    [Fact]
    public async Task another_node_sees_a_publication_within_seconds()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await using var other = await at.JoinAsync();
        await at.SaveAsync("d", publish: true);
        (await other.Get<IDefinitions>().FindPublishedAsync("320000", "d", default))!.Version.ShouldBe(1);

        await at.SaveAsync("d", publish: true, name: "二");

        await Eventually.SeeAsync(
            () => other.Get<IDefinitions>().FindPublishedAsync("320000", "d", default),
            graph => graph!.Version == 2);
    }

    [Fact]
    public async Task versions_are_chosen_in_elsas_words()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("d", publish: true);
        await at.SaveAsync("d", publish: true, name: "二");
        await at.SaveAsync("d", name: "三");

        foreach (var (words, expected) in new Dictionary<string, int[]>
        {
            ["Latest"] = [3],
            ["published"] = [2],
            ["LatestOrPublished"] = [2, 3],
            ["LatestAndPublished"] = [],
            ["Draft"] = [1, 3],
            ["AllVersions"] = [1, 2, 3],
            [""] = [1, 2, 3],
            ["1"] = [1],
            ["9"] = [],
        })
        {
            VersionOptions.TryParse(words, out var options).ShouldBeTrue();
            (await at.Library.ListAsync(options, ["d"], default)).Select(version => version.Version).ShouldBe(expected, words);
            (await at.Library.FindAsync("d", options, default))?.Version.ShouldBe(expected[^1], words);
        }
    }

    [Theory]
    [InlineData("Newest")]
    [InlineData("Number")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1,2")]
    public void other_words_choose_nothing(string words) => VersionOptions.TryParse(words, out _).ShouldBeFalse();

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"definitionId":"a\u0000"}""")]
    [InlineData("""{"root":{"x":"\ud800"}}""")]
    public void what_is_no_definition_is_refused(string text) =>
        Should.Throw<DefinitionRefusedException>(() => DefinitionText.Read(text)).Refusal.ShouldBe(DefinitionRefusal.Invalid);

    private static async Task<DefinitionRefusedException> Refused(DefinitionRefusal why, Func<Task> act)
    {
        var refused = await Should.ThrowAsync<DefinitionRefusedException>(act);
        refused.Refusal.ShouldBe(why);
        return refused;
    }
}
