using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Engine.Privacy;

namespace Workflow.Tests.Support;

/// <summary>A vault that forgets everything with the test.</summary>
internal sealed class MemoryVault : IVault
{
    private ImmutableDictionary<string, PersonKey> keys = ImmutableDictionary<string, PersonKey>.Empty;

    public KeyRing Ring => new(keys);

    public string SubjectOf(string identifier) => Hash("subject", identifier);

    public string LookupHash(string value) => Hash("lookup", value);

    public byte[] KeyFor(string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"purpose:{purpose}"));

    public Task<KeyRing> KeysOfAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation)
    {
        foreach (var subject in subjects)
        {
            var id = $"key-{subject}";
            keys = keys.SetItem(id, new PersonKey(id, subject, SHA256.HashData(Encoding.UTF8.GetBytes(subject))));
        }

        return Task.FromResult(Ring);
    }

    public Task<KeyRing> OpenAsync(string tenant, IReadOnlyCollection<string> keyIds, CancellationToken cancellation) =>
        Task.FromResult(new KeyRing(keys.Where(key => keyIds.Contains(key.Key)).ToImmutableDictionary()));

    public Task<KeyRing> OpenAsync(string tenant, JsonElement tree, CancellationToken cancellation) =>
        OpenAsync(tenant, [.. SealedJson.Find(tree).Select(found => found.Key)], cancellation);

    public Task EraseAsync(string tenant, string subject, CancellationToken cancellation)
    {
        keys = keys.Where(key => key.Value.Subject != subject).ToImmutableDictionary();
        return Task.CompletedTask;
    }

    private static string Hash(string purpose, string value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}:{value}")))[..16];
}
