using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Forms;

/// <summary>A file in an answer, without its bytes. Whoever sends a form needs to give the id only; the rest is filled in from what was uploaded.</summary>
/// <param name="Id">Id of the file.</param>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type, as its content says.</param>
/// <param name="Size">Size, in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, in hexadecimal digits.</param>
public sealed partial record FileReference(string Id, string Name, string MediaType, long Size, string Sha256)
{
    private static readonly string[] Members = ["id", "name", "mediaType", "size", "sha256"];

    /// <summary>Whether it can be shown as a picture.</summary>
    [JsonIgnore]
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The id in a reference as it was sent; null when it is none.</summary>
    public static string? IdOf(JsonNode? sent) =>
        sent is JsonObject reference
        && reference.All(member => Members.Contains(member.Key))
        && reference["id"] is JsonValue value && value.TryGetValue<string>(out var id) && Form().IsMatch(id)
            ? id
            : null;

    /// <summary>The files of an answer.</summary>
    public static IReadOnlyList<FileReference> Read(JsonNode? answer) => answer is not JsonArray list ? [] :
    [
        .. from sent in list
           let id = IdOf(sent)
           where id is not null
           select new FileReference(
               id, Text(sent["name"]), Text(sent["mediaType"]), sent["size"] is JsonValue size && size.TryGetValue<long>(out var bytes) ? bytes : 0, Text(sent["sha256"])),
    ];

    /// <summary>The reference as it stands in an answer.</summary>
    public JsonObject Write() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["mediaType"] = MediaType,
        ["size"] = Size,
        ["sha256"] = Sha256,
    };

    private static string Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var found) ? found : string.Empty;

    [GeneratedRegex("^[0-9a-f]{32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
