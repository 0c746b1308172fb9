using System.Text.Json;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Common;

/// <summary>
/// A text on the record: plain when an analyst wrote it into the workflow, sealed when a person wrote it freely
/// (a clerk's reason, an applicant's comment), because it may name somebody.
/// </summary>
/// <param name="Text">The text, when it holds nothing personal.</param>
/// <param name="Sealed">The sealed text.</param>
public sealed record Remark(string? Text, Personal<JsonElement>? Sealed = null)
{
    /// <summary>Reads an evaluated input; null when it is blank.</summary>
    public static Remark? From(JsonElement value) =>
        SealedJson.Read(value) is { } found ? new Remark(null, found)
        : value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? new Remark(value.GetString()!.Trim())
            : null;

    /// <summary>Reads it with the keys at hand; null when its person was erased.</summary>
    public string? Read(KeyRing keys) => Sealed is null ? Text : keys.Open(Sealed) is var clear
        && clear.ValueKind == JsonValueKind.String ? clear.GetString() : null;
}
