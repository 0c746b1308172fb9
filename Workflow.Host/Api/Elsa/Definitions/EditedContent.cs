using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>
/// Which content an editor started from. Elsa Studio sends no such thing of its own, but gives custom properties back as
/// it got them; the mark travels there and is part of no definition.
/// </summary>
internal static class EditedContent
{
    private const string Holder = "customProperties";
    private const string Name = "workflow.startedFrom";

    /// <summary>Marks a definition that is shown.</summary>
    public static void Mark(JsonObject model, DefinitionVersion version)
    {
        if (model[Holder] is JsonObject properties)
        {
            properties[Name] = version.ContentHash;
        }
    }

    /// <summary>Takes the mark off a definition that is saved; null when it has none.</summary>
    public static string? Take(JsonObject model)
    {
        if (model[Holder] is not JsonObject properties || ActivityTree.Text(properties, Name) is not { } hash)
        {
            return null;
        }

        properties.Remove(Name);
        return hash;
    }
}
