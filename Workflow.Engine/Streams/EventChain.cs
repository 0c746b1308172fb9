using System.Text.Json;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Digests;

namespace Workflow.Engine.Streams;

/// <summary>
/// The hash chain of a stream: SM3 (GB/T 32905) over the canonical form of the predecessor's hash, the body and all
/// metadata but the sequence number the server gives. It can be checked from the database alone.
/// </summary>
internal static class EventChain
{
    public const string HashHeader = "hash";
    public const string PreviousHeader = "prev";
    public const string ActorHeader = "actor";
    public const string RoleHeader = "role";
    public const string OrganisationHeader = "org";

    public static string Hash(ChainedEvent link, string previous)
    {
        var document = new JsonObject
        {
            ["actor"] = link.Actor.Id,
            ["body"] = JsonNode.Parse(link.Body.GetRawText()),
            ["causation"] = link.Causation,
            ["correlation"] = link.Correlation,
            ["id"] = link.Id.ToString(),
            ["org"] = link.Actor.Organisation,
            ["prev"] = previous,
            ["role"] = link.Actor.Role,
            ["stream"] = link.Stream,
            ["tenant"] = link.Actor.Tenant,
            ["time"] = link.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["type"] = link.Type,
            ["version"] = link.Version,
        };
        return Sm3(CanonicalJson.Write(JsonSerializer.SerializeToElement(document)).Span);
    }

    private static string Sm3(ReadOnlySpan<byte> bytes)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(bytes);
        Span<byte> hash = stackalloc byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return Convert.ToHexStringLower(hash);
    }
}

/// <summary>An event as the chain sees it.</summary>
internal sealed record ChainedEvent(
    string Stream,
    long Version,
    Guid Id,
    string Type,
    DateTimeOffset At,
    Actor Actor,
    string Correlation,
    string? Causation,
    JsonElement Body);
