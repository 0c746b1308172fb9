using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflow.Activities.Cases;
using Workflow.Activities.Tasks;
using Workflow.Host.Api.Cases;

namespace Workflow.Host.Api.OpenApi;

/// <summary>Lists the words that a text property can hold.</summary>
internal static class Enumerations
{
    private static readonly Dictionary<(Type Type, string Property), IReadOnlyList<string>> Words = new()
    {
        [(typeof(CaseView), "status")] = CaseWords.Statuses,
        [(typeof(CaseView), "result")] = CaseWords.Results,
        [(typeof(CaseView), "light")] = CaseWords.Lights,
        [(typeof(CaseItemView), "status")] = CaseWords.ItemStatuses,
        [(typeof(CaseItemView), "result")] = CaseWords.Results,
        [(typeof(CaseItemView), "light")] = CaseWords.Lights,
        [(typeof(CaseSummary), "status")] = CaseWords.Statuses,
        [(typeof(CaseSummary), "result")] = CaseWords.Results,
        [(typeof(CaseSummary), "light")] = CaseWords.Lights,
        [(typeof(CaseChange), "status")] = CaseWords.Statuses,
        [(typeof(CaseChange), "result")] = CaseWords.Results,
        [(typeof(CaseChange), "light")] = CaseWords.Lights,
        [(typeof(ApplicantAction), "kind")] = CaseWords.Actions,
        [(typeof(TaskView), "state")] = CaseWords.TaskStates,
        [(typeof(TaskView), "light")] = CaseWords.Lights,
    };

    /// <summary>Sets the words on a property's schema.</summary>
    public static void Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonPropertyInfo is { } property
            && Words.TryGetValue((property.DeclaringType, property.Name), out var words))
        {
            schema.Enum = [.. words.Select(word => (JsonNode)word)];
        }
    }
}
