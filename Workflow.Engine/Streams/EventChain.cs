using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
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

    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    [ThreadStatic]
    private static SM3Digest? digest;

    public static string Hash(ChainedEvent link, string previous)
    {
        var buffer = kept ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        Write(buffer, link, previous);
        var hash = Sm3(buffer.WrittenSpan);
        kept = buffer.Capacity > LargestKept ? null : buffer;
        return hash;
    }

    /// <summary>The canonical form: its members in their order.</summary>
    private static void Write(ArrayBufferWriter<byte> buffer, ChainedEvent link, string previous)
    {
        Text("{\"actor\":", link.Actor.Id);
        Raw(",\"body\":");
        CanonicalJson.Write(buffer, link.Body);
        Text(",\"causation\":", link.Causation);
        Text(",\"correlation\":", link.Correlation);
        Text(",\"id\":", link.Id.ToString());
        Text(",\"org\":", link.Actor.Organisation);
        Text(",\"prev\":", previous);
        Text(",\"role\":", link.Actor.Role);
        Text(",\"stream\":", link.Stream);
        Text(",\"tenant\":", link.Actor.Tenant);
        Text(",\"time\":", link.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        Text(",\"type\":", link.Type);
        Raw(",\"version\":");
        Raw(link.Version.ToString(CultureInfo.InvariantCulture));
        Raw("}");

        void Raw(string text) => Encoding.UTF8.GetBytes(text, buffer);

        void Text(string name, string? value)
        {
            Raw(name);
            if (value is null)
            {
                Raw("null");
            }
            else
            {
                CanonicalJson.WriteText(buffer, value);
            }
        }
    }

    private static string Sm3(ReadOnlySpan<byte> bytes)
    {
        // Finishing leaves it as new.
        digest ??= new SM3Digest();
        digest.BlockUpdate(bytes);
        Span<byte> hash = stackalloc byte[32];
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
