namespace Workflow.Engine.Definitions;

/// <summary>
/// A definition's JSON exactly as it was written. It is kept as text, not as JSON: the database would forget the order
/// of members and how numbers were written.
/// </summary>
internal sealed record DefinitionContent
{
    /// <summary>Definition and hash, see <see cref="IdOf(string, string)"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The JSON text.</summary>
    public required string Text { get; init; }

    /// <summary>The key of a content: versions of one definition with the same content share it.</summary>
    public static string IdOf(string definitionId, string hash) => $"{definitionId}@{hash}";

    /// <summary>The key of a version's content.</summary>
    public static string IdOf(DefinitionVersion version) => IdOf(version.DefinitionId, version.ContentHash);
}
