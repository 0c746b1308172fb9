using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflow.Activities.Assignments;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Rectification;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Activities.Tasks;
using Workflow.Host.Api.Cases;

namespace Workflow.Host.Api.OpenApi;

/// <summary>Lists the words that a text property can hold.</summary>
internal static class Enumerations
{
    private static readonly Dictionary<(Type Type, string Property), IReadOnlyList<string>> Words = new()
    {
        [(typeof(CaseView), "status")] = CaseStatus.All,
        [(typeof(CaseView), "result")] = CaseResult.All,
        [(typeof(CaseView), "light")] = Light.All,
        [(typeof(CaseItemView), "status")] = CaseStatus.OfItems,
        [(typeof(CaseItemView), "result")] = CaseResult.All,
        [(typeof(CaseItemView), "light")] = Light.All,
        [(typeof(CaseSummary), "status")] = CaseStatus.All,
        [(typeof(CaseSummary), "result")] = CaseResult.All,
        [(typeof(CaseSummary), "light")] = Light.All,
        [(typeof(CaseChange), "status")] = CaseStatus.All,
        [(typeof(CaseChange), "result")] = CaseResult.All,
        [(typeof(CaseChange), "light")] = Light.All,
        [(typeof(AssignmentSummary), "status")] = AssignmentStatus.All,
        [(typeof(AssignmentSummary), "light")] = Light.All,
        [(typeof(RectificationSummary), "status")] = RectificationStatus.All,
        [(typeof(RectificationSummary), "light")] = Light.All,
        [(typeof(ProjectSummary), "status")] = ProjectStatus.All,
        [(typeof(ProjectSummary), "level")] = ProjectLevel.All,
        [(typeof(ProjectSummary), "light")] = Light.All,
        [(typeof(ApplicantAction), "kind")] = ApplicantActionKind.All,
        [(typeof(TaskFacts), "state")] = TaskStates.All,
        [(typeof(TaskView), "light")] = Light.All,
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
