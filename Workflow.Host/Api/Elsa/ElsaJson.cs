using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Host.Api.Elsa;

/// <summary>How Elsa's clients want JSON: strict camelCase, enums as words, nulls written.</summary>
internal static class ElsaJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new(AnswerJson.Options) { MaxDepth = 512 };

    /// <summary>An answer.</summary>
    public static IResult Answer<T>(T body, int status = StatusCodes.Status200OK) =>
        Results.Json(body, Options, statusCode: status);
}
