using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Deciding;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Activities.ServiceCatalogue.Seeding;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.ServiceCatalogue;

public sealed class ServiceDecisionTests
{
    [Fact]
    public void what_says_nothing_new_makes_no_version() =>
        ServiceDecisions.Revise(Catalogues.ItemState, Catalogues.Item with { Name = "  新生儿户口登记 ", Materials = ["出生医学证明", "", "居民户口簿\r"] })
            .ShouldBeEmpty();

    [Fact]
    public void a_promise_may_be_as_long_as_the_law_allows_and_no_longer()
    {
        ServiceDecisions.Revise(Catalogues.ItemState, Catalogues.Item with { PromisedDays = 10 }).Count.ShouldBe(1);
        ServiceDecisions.Revise(Catalogues.ItemState, Catalogues.Item with { StatutoryDays = null, PromisedDays = 30 }).Count.ShouldBe(1);
        Wrong(() => ServiceDecisions.Revise(Catalogues.ItemState, Catalogues.Item with { PromisedDays = 11 })).ShouldBe(["/promisedDays"]);
    }

    [Fact]
    public void everything_wrong_with_an_item_is_told_at_once() =>
        Wrong(() => ServiceDecisions.Revise(
            Catalogues.ItemState, new ItemContent(" ", "公安、民政", ["表", "表"], 0, 0, "", new string('据', 2001))))
            .ShouldBe(["/name", "/unit", "/materials", "/statutoryDays", "/promisedDays", "/fee", "/basis"]);

    [Fact]
    public void what_no_workbook_can_hold_never_comes_into_the_catalogue() =>
        Wrong(() => ServiceDecisions.Revise(Catalogues.ItemState, Catalogues.Item with { Basis = "第七条\u0001" })).ShouldBe(["/basis"]);

    [Fact]
    public void everything_wrong_with_an_entry_is_told_at_once() =>
        Wrong(() => ServiceDecisions.Revise(
            Catalogues.EntryState, new EntryContent("other", "", "民政部门", ["民政部门"], ["registration", "unknown"]), Items()))
            .ShouldBe(["/list", "/name", "/supporting", "/items"]);

    [Fact]
    public void what_is_not_in_the_catalogue_cannot_be_revised()
    {
        Should.Throw<RefusalException>(() => ServiceDecisions.Revise(ItemState.Initial, Catalogues.Item)).Kind.ShouldBe(RefusalKind.NotFound);
        Should.Throw<RefusalException>(() => ServiceDecisions.Revise(EntryState.Initial, Catalogues.Entry, Items())).Kind
            .ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public void an_import_names_what_is_new_what_changes_and_every_entry_that_is_touched()
    {
        var content = new CatalogueContent(
            [KeyValuePair.Create("newborn", Catalogues.Entry with { Items = ["registration", "card"] })],
            [
                KeyValuePair.Create("registration", Catalogues.Item with { PromisedDays = 2 }),
                KeyValuePair.Create("card", Catalogues.Item with { Name = "社会保障卡申领" }),
            ]);

        var preview = ImportDecision.Of(content, Catalogues.Shared).Preview;

        (preview.NewCount, preview.ChangedCount, preview.UnchangedCount).ShouldBe((1, 2, 0));
        var changed = preview.Changes.Single(change => change.Code == "registration");
        changed.Fields.Select(field => $"{field.Field} {field.From} {field.To}").ShouldBe(["promisedDays 3 2"]);
        changed.Touches.Select(entry => entry.Code).ShouldBe(["newborn", "children"]);
        preview.Changes.Single(change => change.Code == "newborn").Fields.ShouldHaveSingleItem().To.ShouldBe("registration、card");
    }

    [Fact]
    public void the_shipped_contents_say_the_limits_by_which_the_scenarios_run()
    {
        var scenarios = new ScenarioFolders(
            new DefinitionsFolder(Path.Combine(Repository.Root, "definitions")), NullLogger<ScenarioFolders>.Instance).All;

        var limits = Catalogues.Shipped.Items.SelectMany(item => RunLimits.Of(item.Key, item.Value, scenarios)).ToList();

        limits.Select(limit => limit.Code).Distinct().Count().ShouldBeGreaterThanOrEqualTo(4);
        limits.ShouldAllBe(limit => !limit.Differs);
        Catalogues.Shipped.Entries.Select(entry => entry.Value.List).Distinct().ShouldBe(ServiceLists.All);
    }

    [Fact]
    public void contents_that_break_the_rules_are_not_taken_at_the_start() =>
        Should.Throw<InvalidDataException>(() => CatalogueSeed.Parse(
            """
            {"entries":{"甲":{"list":"public-service","name":"甲","lead":"乙","supporting":[],"items":["x"]}},"items":{}}
            """)).Message.ShouldContain("甲/items");

    private static HashSet<string> Items() => [.. Catalogues.Shared.Items.Keys];

    private static IReadOnlyList<string> Wrong(Action act) =>
        [.. Should.Throw<RefusalException>(act).Fields.Select(error => error.Field)];
}
