using System.Text.Json;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Pages.Designer;

/// <summary>What a drawing says on an activity.</summary>
internal static class ActivityTitle
{
    /// <summary>Its caption, else its name, else its id.</summary>
    public static string Of(ActivityNode node) => Caption(node.Json) ?? node.Name ?? node.Id;

    private static string? Caption(JsonElement activity) =>
        activity.TryGetProperty("metadata", out var metadata)
        && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("displayText", out var text)
        && text.ValueKind == JsonValueKind.String
        && text.GetString() is { Length: > 0 } caption
            ? caption
            : null;
}
