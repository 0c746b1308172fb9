using System.Text.Json;

namespace Workflow.Engine.Streams;

/// <summary>Walks along one stream's chain.</summary>
internal sealed class StreamCheck(string tenant, string id, long recordedVersion)
{
    private long version;
    private string hash = string.Empty;

    public bool IsSame(StreamCheck other) => other.Tenant == tenant && other.Id == id;

    private string Tenant => tenant;

    private string Id => id;

    public ChainBreak? Next(ChainedEvent link, JsonElement headers)
    {
        var expected = version + 1;
        var previous = hash;
        version = link.Version;
        hash = Text(headers, EventChain.HashHeader);
        if (link.Version != expected)
        {
            return new ChainBreak(tenant, id, expected, "An event is missing.");
        }

        if (Text(headers, EventChain.PreviousHeader) != previous)
        {
            return new ChainBreak(tenant, id, link.Version, "It does not name its predecessor's hash.");
        }

        return EventChain.Hash(link, previous) == hash
            ? null
            : new ChainBreak(tenant, id, link.Version, "Its content does not match its hash.");
    }

    public ChainBreak? End() => version == recordedVersion
        ? null
        : new ChainBreak(tenant, id, Math.Min(version, recordedVersion) + 1, "The stream does not end where it is recorded to end.");

    public static string Text(JsonElement headers, string name) =>
        headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty(name, out var value)
            ? value.ToString()
            : string.Empty;
}
