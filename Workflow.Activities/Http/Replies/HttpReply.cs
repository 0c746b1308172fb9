using System.Text.Json;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Http;

/// <summary>What a workflow answers to the request that moved it. It is recorded with the burst and leaves after the commit.</summary>
public sealed record HttpReply
{
    /// <summary>Kind of <see cref="ReplyGiven"/>.</summary>
    public const string Kind = "http";

    /// <summary>Status code.</summary>
    public required int Status { get; init; }

    /// <summary>Media type; null to choose one by the content.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers: a text, or texts.</summary>
    public JsonElement? Headers { get; init; }

    /// <summary>A text is sent as it is, anything else as JSON; personal values are sealed until then.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>A file, Base64; instead of <see cref="Content"/>.</summary>
    public string? File { get; init; }

    /// <summary>The file's name.</summary>
    public string? FileName { get; init; }

    /// <summary>The first answer among what a burst decided, or null when it gave none.</summary>
    public static HttpReply? Find(IEnumerable<Fact> facts) => facts
        .OfType<ReplyGiven>()
        .FirstOrDefault(reply => reply.Kind == Kind)
        ?.Payload.Deserialize<HttpReply>(EndpointRules.Json);

    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(this, EndpointRules.Json);
}
