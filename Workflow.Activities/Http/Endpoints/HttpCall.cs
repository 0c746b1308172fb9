using System.Text.Json;

namespace Workflow.Activities.Http;

/// <summary>A request as the workflow gets it. Credentials are left out; it is recorded like every stimulus.</summary>
public sealed record HttpCall
{
    /// <summary>Under which name it stands in the input of a workflow that it starts.</summary>
    public const string InputName = "HttpRequest";

    /// <summary>Method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Path below the base path.</summary>
    public required string Path { get; init; }

    /// <summary>Values of the path's parameters.</summary>
    public required IReadOnlyDictionary<string, string> RouteData { get; init; }

    /// <summary>Query string: a text, or texts where a name comes more than once.</summary>
    public required JsonElement Query { get; init; }

    /// <summary>Headers, likewise.</summary>
    public required JsonElement Headers { get; init; }

    /// <summary>The content: JSON as it came, a form as an object, anything else as text or Base64.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Uploaded files.</summary>
    public IReadOnlyList<HttpFile> Files { get; init; } = [];

    /// <summary>The rule it breaks, where the workflow wants to know; see <see cref="EndpointViolation"/>.</summary>
    public string? Violation { get; init; }

    /// <summary>It as a stimulus.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, EndpointRules.Json);

    /// <summary>Whether a stimulus is a request. It is read by its members: those marked as personal are sealed.</summary>
    internal static bool Is(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("routeData", out _) && json.TryGetProperty("headers", out _);
}

/// <summary>A file that came with a request or was downloaded.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Content">Base64.</param>
public sealed record HttpFile(string FileName, string ContentType, long Length, string Content);
