using System.Text.Json;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Http;

/// <summary>What came of a call.</summary>
internal sealed record HttpAnswer
{
    /// <summary>Nobody answered: an outcome of <see cref="HttpOutcomes"/>; null when somebody did.</summary>
    public string? Failure { get; init; }

    public int StatusCode { get; init; }

    public string? ReasonPhrase { get; init; }

    public JsonElement? Headers { get; init; }

    public JsonElement? ContentHeaders { get; init; }

    public JsonElement? Content { get; init; }

    /// <summary>The file that was downloaded; what is marked as personal in it is sealed.</summary>
    public JsonElement? File { get; init; }

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, EndpointRules.Json);

    /// <summary>
    /// Takes the answer off a resumption and sets the outputs. Null when the call was refused by our own rules; then
    /// the activity has faulted.
    /// </summary>
    public static HttpAnswer? Take(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByEffectFailure refused)
        {
            context.Fault(refused.Code, refused.Message);
            return null;
        }

        var json = ((Resumption.ByEffect)resumption).Answer;
        var answer = json.Deserialize<HttpAnswer>(EndpointRules.Json)!;
        if (answer.Failure is null)
        {
            context.SetOutput("StatusCode", json.GetProperty("statusCode"));
            context.SetOutput("ResponseHeaders", answer.Headers ?? default);
            context.SetOutput("ResponseContentHeaders", answer.ContentHeaders ?? default);
            if (answer.File is { ValueKind: JsonValueKind.Object } file)
            {
                context.SetOutput("Response", json);
                context.SetOutput("Result", file);
                context.SetOutput("ResponseContentStream", file);
                context.SetOutput("ResponseContentBytes", file.GetProperty("content"));
            }
            else
            {
                context.SetOutput("ParsedContent", answer.Content ?? default);
                context.SetOutput("Result", json);
            }
        }

        return answer;
    }
}
