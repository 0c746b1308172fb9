using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Activities.ServiceCatalogue.Viewing;

namespace Workflow.Activities.ServiceCatalogue.Importing;

/// <summary>What an import changes in the catalogue as it stands. It takes nothing out that the file does not name.</summary>
internal sealed record ImportDecision(
    IReadOnlyList<ImportChange> Changes,
    IReadOnlyList<ItemRevised> Items,
    IReadOnlyList<EntryRevised> Entries,
    int UnchangedCount)
{
    public const string EntryKind = "entry";
    public const string ItemKind = "item";

    public int NewCount => Changes.Count(change => change.IsNew);

    /// <summary>Stands for everything that changes.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Changes, AnswerJson.Options)));

    public ImportPreview Preview => new(Fingerprint, NewCount, Changes.Count - NewCount, UnchangedCount, Changes);

    public ImportReceipt Receipt => new(NewCount, Changes.Count - NewCount, UnchangedCount);

    /// <summary>Decides on content that was checked.</summary>
    public static ImportDecision Of(CatalogueContent content, CatalogueSnapshot now)
    {
        var entries = content.Entries
            .Select(entry => (entry.Key, entry.Value, Fields: ServiceFields.Between(now.Entries.GetValueOrDefault(entry.Key)?.Content, entry.Value)))
            .Where(entry => entry.Fields.Count > 0)
            .ToList();
        var items = content.Items
            .Select(item => (item.Key, item.Value, Fields: ServiceFields.Between(now.Items.GetValueOrDefault(item.Key)?.Content, item.Value)))
            .Where(item => item.Fields.Count > 0)
            .ToList();
        return new ImportDecision(
            [
                .. entries.Select(entry => new ImportChange(
                    EntryKind, entry.Key, entry.Value.Name, !now.Entries.ContainsKey(entry.Key), entry.Fields, [])),
                .. items.Select(item => new ImportChange(
                    ItemKind, item.Key, item.Value.Name, !now.Items.ContainsKey(item.Key), item.Fields, Touched(item.Key, content, now))),
            ],
            [.. items.Select(item => new ItemRevised(item.Key, item.Value))],
            [.. entries.Select(entry => new EntryRevised(entry.Key, entry.Value))],
            content.Entries.Count + content.Items.Count - entries.Count - items.Count);
    }

    private static List<ServiceEntryName> Touched(string item, CatalogueContent content, CatalogueSnapshot now) =>
    [
        .. content.Entries.Where(entry => entry.Value.Items.Contains(item))
            .Select(entry => new ServiceEntryName(entry.Key, entry.Value.List, entry.Value.Name))
            .Concat(now.Touched(item))
            .DistinctBy(entry => entry.Code),
    ];
}
