using System.Text.Json;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Http;

/// <summary>A call that a workflow wants to be made: the effect's request, personal values sealed, secrets by name.</summary>
internal sealed record HttpRequestOrder
{
    public const string EffectKind = "http.request";

    public required string Url { get; init; }

    public required string Method { get; init; }

    /// <summary>A text is sent as it is, anything else as JSON or a form, by the content type.</summary>
    public JsonElement? Content { get; init; }

    public string? ContentType { get; init; }

    public JsonElement? Authorization { get; init; }

    public JsonElement? Headers { get; init; }

    /// <summary>Whether the answer's bytes are wanted rather than its content.</summary>
    public bool WantsFile { get; init; }

    public bool IsTrial { get; init; }

    /// <summary>Asks for the call; false when the activity has faulted instead.</summary>
    public static bool Request(IActivityContext context, string contentType, bool wantsFile = false)
    {
        var url = context.Input("Url");
        if (url.ValueKind == JsonValueKind.Undefined || url.ToString().Length == 0)
        {
            context.Fault("http.no-address", "请填写要调用的地址。");
            return false;
        }

        var order = JsonSerializer.SerializeToElement(
            new Dictionary<string, object?>
            {
                ["url"] = url,
                ["method"] = (context.Input<string>("Method") ?? "GET").Trim().ToUpperInvariant(),
                ["content"] = Given(context.Input("Content")),
                ["contentType"] = context.Input<string>(contentType) is { Length: > 0 } type ? type : null,
                ["authorization"] = Given(context.Input("Authorization")),
                ["headers"] = Given(context.Input("RequestHeaders")),
                ["wantsFile"] = wantsFile,
                ["isTrial"] = context.Instance.IsTrial,
            },
            EndpointRules.Json);
        context.RequestEffect(EffectKind, order);
        return true;
    }

    private static JsonElement? Given(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : value;
}
