using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Host.Api.Elsa.Descriptors;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Outcomes that an activity lists in an input: Elsa Studio draws a list of texts and stops at anything else.</summary>
internal static class DrawnOutcomes
{
    /// <summary>Whether Studio can draw the outcomes of an activity.</summary>
    public static bool CanBeRead(JsonObject activity, ActivityDescriptor descriptor) => descriptor.Inputs
        .Where(InputDocument.HoldsOutcomes)
        .Select(input => activity[JsonNamingPolicy.CamelCase.ConvertName(input.Name)])
        .All(input => input is null || (input is JsonObject wrapped && IsListOfTexts(wrapped["expression"])));

    private static bool IsListOfTexts(JsonNode? expression)
    {
        if (expression is not JsonObject written || written["value"] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return false;
        }

        try
        {
            return JsonNode.Parse(text) is JsonArray list && list.All(item => item?.GetValueKind() == JsonValueKind.String);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
