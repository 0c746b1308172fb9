using System.Text.Json;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Forms;

/// <summary>A part of a JSON tree as it was sent, before anybody knows whether it can be kept.</summary>
/// <param name="Pointer">JSON pointer; that of the object when the part's name cannot be kept.</param>
/// <param name="Value">The part.</param>
/// <param name="Name">Its name in an object; null elsewhere.</param>
/// <param name="HasBadName">Whether its name cannot be kept; nothing below it is looked at then.</param>
/// <param name="IsRepeated">Whether the object has the name already.</param>
internal sealed record SentPart(
    string Pointer, JsonElement Value, string? Name = null, bool HasBadName = false, bool IsRepeated = false)
{
    /// <summary>The whole tree, part by part.</summary>
    public static IEnumerable<SentPart> Of(JsonElement tree) => Below(new SentPart(string.Empty, tree)).Prepend(new(string.Empty, tree));

    private static IEnumerable<SentPart> Below(SentPart part) => Children(part)
        .SelectMany(child => child.HasBadName ? [child] : Below(child).Prepend(child));

    private static IEnumerable<SentPart> Children(SentPart part) => part.Value.ValueKind switch
    {
        JsonValueKind.Object => Members(part),
        JsonValueKind.Array => part.Value.EnumerateArray()
            .Select((item, index) => new SentPart(JsonPointer.Append(part.Pointer, index), item)),
        _ => [],
    };

    private static IEnumerable<SentPart> Members(SentPart parent)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in parent.Value.EnumerateObject())
        {
            yield return StorableText.ReadName(member) is { } name && StorableText.Is(name)
                ? new SentPart(JsonPointer.Append(parent.Pointer, name), member.Value, name, IsRepeated: !seen.Add(name))
                : new SentPart(parent.Pointer, member.Value, HasBadName: true);
        }
    }
}
