using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.Http;

/// <summary>What an endpoint asks of a request before it reaches the workflow. Stored with triggers and bookmarks.</summary>
public sealed record EndpointRules
{
    /// <summary>The path as the analyst wrote it, with the parameters' names.</summary>
    public required string Path { get; init; }

    /// <summary>HTTP methods, in capitals.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>Who may call, see <see cref="EndpointPolicy"/>; empty when the endpoint does not say.</summary>
    public string Policy { get; init; } = string.Empty;

    /// <summary>How long the caller waits at most; null for as long as it likes.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>Most bytes of a request; null for the host's limit.</summary>
    public long? RequestSizeLimit { get; init; }

    /// <summary>Most bytes of one file.</summary>
    public long? FileSizeLimit { get; init; }

    /// <summary>Only these file extensions, with the dot; empty for any.</summary>
    public IReadOnlyList<string> AllowedFileExtensions { get; init; } = [];

    /// <summary>Not these file extensions.</summary>
    public IReadOnlyList<string> BlockedFileExtensions { get; init; } = [];

    /// <summary>Only files of these media types; empty for any.</summary>
    public IReadOnlyList<string> AllowedMimeTypes { get; init; } = [];

    /// <summary>Violations that the workflow wants to see as outcomes; others are refused before it hears of them.</summary>
    public IReadOnlyList<string> ExposedViolations { get; init; } = [];

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Reads them back.</summary>
    public static EndpointRules? From(JsonElement? stored) => stored?.Deserialize<EndpointRules>(Json);

    internal static EndpointRules Of(ITriggerInputs inputs) => Of(new TriggerValues(inputs));

    internal static EndpointRules Of(IActivityContext context) => Of(new ContextValues(context));

    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Json);

    /// <summary>One key for each method: what bookmarks and triggers are found by.</summary>
    internal IEnumerable<string> Keys()
    {
        var shape = PathTemplate.Parse(Path).Shape;
        return Methods.Select(method => EndpointKey.Of(method, shape));
    }

    private static EndpointRules Of(IValues values)
    {
        var methods = values.List("SupportedMethods").Select(method => method.ToUpperInvariant()).Distinct().ToList();
        return new EndpointRules
        {
            Path = values.Input<string>("Path") ?? string.Empty,
            Methods = methods.Count == 0 ? ["GET"] : methods,
            Policy = (values.Input<string>("Policy"), values.Input<bool>("Authorize")) switch
            {
                ({ Length: > 0 } policy, _) => policy,
                (_, true) => EndpointPolicy.Authenticated,
                _ => string.Empty,
            },
            RequestTimeout = values.Input<TimeSpan?>("RequestTimeout"),
            RequestSizeLimit = values.Input<long?>("RequestSizeLimit"),
            FileSizeLimit = values.Input<long?>("FileSizeLimit"),
            AllowedFileExtensions = values.List("AllowedFileExtensions"),
            BlockedFileExtensions = values.List("BlockedFileExtensions"),
            AllowedMimeTypes = values.List("AllowedMimeTypes"),
            ExposedViolations = [.. EndpointViolation.ByInput.Where(pair => values.Input<bool>(pair.Key)).Select(pair => pair.Value)],
        };
    }

    private interface IValues
    {
        T? Input<T>(string name);

        IReadOnlyList<string> List(string name) => TextList.Of(Input<JsonNode>(name));
    }

    private sealed class TriggerValues(ITriggerInputs inputs) : IValues
    {
        public T? Input<T>(string name) => inputs.Input<T>(name);
    }

    private sealed class ContextValues(IActivityContext context) : IValues
    {
        public T? Input<T>(string name) => context.Input<T>(name);
    }
}
