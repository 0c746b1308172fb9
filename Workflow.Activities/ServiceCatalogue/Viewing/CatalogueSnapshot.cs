using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>The whole catalogue as it stands, by code; a province's has some thousand rows at most.</summary>
/// <param name="Entries">Newest versions of the entries.</param>
/// <param name="Items">Newest versions of the items.</param>
internal sealed record CatalogueSnapshot(
    IReadOnlyDictionary<string, ServiceEntryRow> Entries, IReadOnlyDictionary<string, ServiceItemRow> Items)
{
    /// <summary>Entries list by list, each by code.</summary>
    public IEnumerable<ServiceEntryRow> InOrder => Entries.Values
        .OrderBy(entry => ServiceLists.All.ToList().IndexOf(entry.Content.List))
        .ThenBy(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>The entries that have an item.</summary>
    public IReadOnlyList<ServiceEntryName> Touched(string itemCode) =>
        [.. InOrder.Where(entry => entry.Content.Items.Contains(itemCode)).Select(NameOf)];

    /// <summary>An entry by name.</summary>
    public static ServiceEntryName NameOf(ServiceEntryRow entry) => new(entry.Id, entry.Content.List, entry.Content.Name);

    /// <summary>Reads it in a unit of the province.</summary>
    public static async Task<CatalogueSnapshot> ReadAsync(IUnitOfWork unit, CancellationToken cancellation)
    {
        var entries = await unit.Query.Query<ServiceEntryRow>().ToListAsync(cancellation);
        var items = await unit.Query.Query<ServiceItemRow>().ToListAsync(cancellation);
        return new CatalogueSnapshot(
            entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal),
            items.ToDictionary(item => item.Id, StringComparer.Ordinal));
    }
}
