using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Deciding;

namespace Workflow.Activities.ServiceCatalogue.Seeding;

/// <summary>The catalogue's first contents, <c>definitions/catalogue/service-catalogue.json</c>.</summary>
internal static class CatalogueSeed
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Where it stands in the folder of definitions.</summary>
    public static string PathIn(DefinitionsFolder definitions) => definitions.At("catalogue", "service-catalogue.json");

    /// <summary>The contents, by the rules that hold for everybody else's.</summary>
    /// <exception cref="JsonException">It is no JSON of this form.</exception>
    /// <exception cref="InvalidDataException">Something in it is wrong: all of it is told.</exception>
    public static CatalogueContent Parse(string text)
    {
        var file = JsonSerializer.Deserialize<SeedFile>(text, Json) ?? throw new JsonException("The file is empty.");
        var content = new CatalogueContent(
            [.. file.Entries.Select(entry => KeyValuePair.Create(entry.Key, EntryCheck.Clean(entry.Value)))],
            [.. file.Items.Select(item => KeyValuePair.Create(item.Key, ItemCheck.Clean(item.Value)))]);
        var known = file.Items.Keys.ToHashSet(StringComparer.Ordinal);
        var wrong = content.Entries.SelectMany(entry => EntryCheck.Find(entry.Value, known).Select(error => (entry.Key, error)))
            .Concat(content.Items.SelectMany(item => ItemCheck.Find(item.Value).Select(error => (item.Key, error))))
            .Select(each => $"{each.Key}{each.error.Field}: {each.error.Message}")
            .Concat(file.Entries.Keys.Concat(file.Items.Keys).Where(code => !ServiceTexts.IsCode(code)).Select(code => $"{code}: not a code."))
            .ToList();
        return wrong.Count == 0 ? content : throw new InvalidDataException(string.Join(' ', wrong));
    }

    private sealed record SeedFile(IReadOnlyDictionary<string, EntryContent> Entries, IReadOnlyDictionary<string, ItemContent> Items);
}
