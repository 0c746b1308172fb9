using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>What is wrong with a definition, for people and programs.</summary>
internal static class DefinitionProblems
{
    /// <summary>The errors as sentences that name their activity.</summary>
    public static IEnumerable<string> Texts(IEnumerable<DefinitionProblem> problems) => problems
        .Where(problem => problem.Severity == ProblemSeverity.Error)
        .Select(problem => problem.ActivityId.Length == 0
            ? problem.Message
            : $"活动“{problem.ActivityId}”（{problem.NodeId}）：{problem.Message}");

    /// <summary>All of them, each with its node.</summary>
    public static JsonArray List(IEnumerable<DefinitionProblem> problems) =>
    [
        .. problems.Select(problem => new JsonObject
        {
            ["nodeId"] = problem.NodeId,
            ["activityId"] = problem.ActivityId,
            ["message"] = problem.Message,
            ["severity"] = problem.Severity.ToString(),
        }),
    ];
}
