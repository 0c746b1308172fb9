using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Privacy;

/// <summary>
/// Opened keys, handed to a decision so that it stays a pure function. Sealing is deterministic (the nonce is a keyed
/// hash of the value and its person), so running a burst again gives the same events.
/// </summary>
public sealed class KeyRing(ImmutableDictionary<string, PersonKey> keys)
{
    /// <summary>No keys.</summary>
    public static KeyRing Empty { get; } = new(ImmutableDictionary<string, PersonKey>.Empty);

    /// <summary>Both rings' keys.</summary>
    public KeyRing With(KeyRing other) => new(keys.SetItems(other.Keys));

    /// <summary>Key id to key.</summary>
    public IReadOnlyDictionary<string, PersonKey> Keys => keys;

    /// <summary>Seals a value for a person whose key is on the ring.</summary>
    /// <exception cref="KeyNotFoundException">The person's key is not on the ring.</exception>
    public Personal<T> Seal<T>(string subject, T value)
    {
        var key = keys.Values.FirstOrDefault(candidate => candidate.Subject == subject)
            ?? throw new KeyNotFoundException("The person's key is not on the ring.");
        var clear = JsonSerializer.SerializeToUtf8Bytes(value);
        var stored = SealedBytes.Seal(
            key.Secret.Span, HMACSHA256.HashData(key.Secret.Span, clear), clear, Encoding.UTF8.GetBytes(subject));
        return new Personal<T>(subject, key.Id, Convert.ToBase64String(stored));
    }

    /// <summary>The clear value; default when the person has been erased.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The stored value was altered.</exception>
    public T? Open<T>(Personal<T> value)
    {
        if (!keys.TryGetValue(value.Key, out var key))
        {
            return default;
        }

        var clear = SealedBytes.Open(
            key.Secret.Span, Convert.FromBase64String(value.Cipher), Encoding.UTF8.GetBytes(value.Subject));
        return JsonSerializer.Deserialize<T>(clear);
    }

    /// <summary>A tree with every sealed value as a leaf replaced by its clear value (null when erased).</summary>
    public JsonNode? OpenTree(JsonElement tree) => SealedJson.Replace(tree, found => SealedJson.Node(Open(found)));

    /// <summary>A value as a sealed leaf for a JSON tree.</summary>
    public JsonNode SealNode(string subject, JsonNode? value) =>
        JsonSerializer.SerializeToNode(Seal(subject, value))!;
}

/// <summary>One person's key.</summary>
/// <param name="Id">Key id, stored beside each value.</param>
/// <param name="Subject">Pseudonym of the person.</param>
/// <param name="Secret">256 bits.</param>
public sealed record PersonKey(string Id, string Subject, ReadOnlyMemory<byte> Secret);
