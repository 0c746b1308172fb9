using System.Text.Json.Nodes;
using Shouldly;

namespace Workflow.Tests.Api;

/// <summary>Reads problem details out of answers.</summary>
internal static class ProblemAnswers
{
    /// <summary>The problem, once it is proven to be one with this status and code.</summary>
    public static async Task<JsonNode> ShouldBeProblem(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonNode.Parse(text)!;
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["type"]!.GetValue<string>().ShouldBe($"urn:workflow:problem:{code}");
        problem["title"]!.GetValue<string>().ShouldNotBeEmpty();
        problem["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        problem["traceId"]!.GetValue<string>().ShouldNotBeEmpty();
        return problem;
    }

    /// <summary>The fields a problem names.</summary>
    public static IEnumerable<string> Fields(this JsonNode problem) =>
        problem["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>());
}
