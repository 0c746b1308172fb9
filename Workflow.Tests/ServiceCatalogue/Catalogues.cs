using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Seeding;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Tests.Reporting;
using Workflow.Tests.Support;

namespace Workflow.Tests.ServiceCatalogue;

/// <summary>Catalogues in the states that decisions start from.</summary>
internal static class Catalogues
{
    public static ItemContent Item { get; } = new("新生儿户口登记", "公安机关", ["出生医学证明", "居民户口簿"], 10, 3, "不收费", "《户口登记条例》第七条");

    public static EntryContent Entry { get; } = new(ServiceLists.PublicService, "新生儿出生一件事", "卫生健康部门", ["公安机关"], ["registration"]);

    /// <summary>What the shipped file says.</summary>
    public static CatalogueContent Shipped { get; } = CatalogueSeed.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "definitions", "catalogue", "service-catalogue.json")));

    public static ItemState ItemState { get; } = ItemState.Initial.Then(new ItemRevised("registration", Item));

    public static EntryState EntryState { get; } = EntryState.Initial.Then(new EntryRevised("newborn", Entry));

    /// <summary>One item that two entries of different lists have.</summary>
    public static CatalogueSnapshot Shared { get; } = Of(new CatalogueContent(
        [
            KeyValuePair.Create("newborn", Entry),
            KeyValuePair.Create("children", Entry with { List = ServiceLists.SocialGovernance, Name = "困境儿童关爱" }),
        ],
        [KeyValuePair.Create("registration", Item)]));

    /// <summary>A catalogue with these contents, each in its first version.</summary>
    public static CatalogueSnapshot Of(CatalogueContent content) => new(
        content.Entries.ToDictionary(entry => entry.Key, entry => new ServiceEntryRow(entry.Key, entry.Value, 1, DateTimeOffset.UnixEpoch)),
        content.Items.ToDictionary(item => item.Key, item => new ServiceItemRow(item.Key, item.Value, 1, DateTimeOffset.UnixEpoch)));
}
