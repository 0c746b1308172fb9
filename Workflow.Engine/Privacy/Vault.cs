using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Privacy;

/// <inheritdoc/>
internal sealed class Vault(NpgsqlDataSource database, EngineOptions options) : IVault
{
    private readonly MasterKey master = new(options.MasterKey);

    // Opened keys by key id. An erasure on another node is seen when the entry is asked for again after its time.
    private readonly ConcurrentDictionary<(string Tenant, string Key), CachedKey> opened = new();
    private readonly ConcurrentDictionary<(string Tenant, string Subject), string> keyIds = new();

    public string SubjectOf(string identifier) => "p-" + master.Pseudonym("subject", identifier);

    public string LookupHash(string value) => master.Pseudonym("lookup", value);

    public async Task<KeyRing> KeysOfAsync(
        string tenant,
        IReadOnlyCollection<string> subjects,
        CancellationToken cancellation)
    {
        var known = subjects.Distinct(StringComparer.Ordinal).ToList();
        foreach (var subject in known.Where(subject => !keyIds.ContainsKey((tenant, subject))))
        {
            keyIds[(tenant, subject)] = await MakeAsync(tenant, subject, cancellation);
        }

        return await OpenAsync(tenant, [.. known.Select(subject => keyIds[(tenant, subject)])], cancellation);
    }

    public async Task<KeyRing> OpenAsync(
        string tenant,
        IReadOnlyCollection<string> keyIds,
        CancellationToken cancellation)
    {
        var missing = keyIds.Where(id => !IsFresh(tenant, id)).ToArray();
        if (missing.Length > 0)
        {
            await FetchAsync(tenant, missing, cancellation);
        }

        return new KeyRing(keyIds
            .Distinct(StringComparer.Ordinal)
            .Select(id => opened.TryGetValue((tenant, id), out var cached) ? cached.Key : null)
            .OfType<PersonKey>()
            .ToImmutableDictionary(key => key.Id));
    }

    public Task<KeyRing> OpenAsync(string tenant, JsonElement tree, CancellationToken cancellation) =>
        OpenAsync(tenant, [.. SealedJson.Find(tree).Select(value => value.Key).Distinct()], cancellation);

    public async Task EraseAsync(string tenant, string subject, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            update workflow.wf_person_key set wrapped = null, erased_at = now()
            where tenant = $1 and subject = $2 returning key_id
            """);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = subject });
        if (await command.ExecuteScalarAsync(cancellation) is string id)
        {
            opened.TryRemove((tenant, id), out _);
        }
    }

    private bool IsFresh(string tenant, string id) =>
        opened.TryGetValue((tenant, id), out var cached) && cached.ReadAt + CachedKey.Fresh > Environment.TickCount64;

    private async Task<string> MakeAsync(string tenant, string subject, CancellationToken cancellation)
    {
        var id = "k-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await using var command = database.CreateCommand(
            """
            insert into workflow.wf_person_key (tenant, subject, key_id, wrapped) values ($1, $2, $3, $4)
            on conflict (tenant, subject) do update set subject = excluded.subject
            returning key_id
            """);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = subject });
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = master.Wrap(RandomNumberGenerator.GetBytes(32), id) });
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task FetchAsync(string tenant, string[] ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select key_id, subject, wrapped from workflow.wf_person_key where tenant = $1 and key_id = any($2)");
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = ids });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var id = row.GetString(0);
            var secret = await row.IsDBNullAsync(2, cancellation)
                ? null
                : master.Unwrap(row.GetFieldValue<byte[]>(2), id);
            opened[(tenant, id)] = new CachedKey(
                secret is null ? null : new PersonKey(id, row.GetString(1), secret),
                Environment.TickCount64);
        }
    }

    private sealed record CachedKey(PersonKey? Key, long ReadAt)
    {
        /// <summary>Milliseconds after which a key is read again, so that an erasure elsewhere takes effect here.</summary>
        public const long Fresh = 60_000;
    }
}

/// <summary>The master key and what is derived from it (HKDF-SHA-256), one key per purpose.</summary>
internal sealed class MasterKey
{
    private const int Size = 32;
    private readonly byte[] wrapping;
    private readonly byte[] naming;

    public MasterKey(ReadOnlyMemory<byte> secret)
    {
        if (secret.Length != Size)
        {
            throw new ArgumentException("The master key must have 32 bytes.", nameof(secret));
        }

        wrapping = Derive(secret, "wrap person keys");
        naming = Derive(secret, "pseudonyms and look-up");
    }

    public string Pseudonym(string purpose, string value) => Convert.ToHexStringLower(
        HMACSHA256.HashData(naming, Encoding.UTF8.GetBytes($"{purpose}\n{value}")).AsSpan(0, 16));

    public byte[] Wrap(byte[] secret, string keyId)
    {
        var wrapped = new byte[12 + 16 + secret.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, 12));
        using var aes = new AesGcm(wrapping, 16);
        aes.Encrypt(
            wrapped.AsSpan(0, 12), secret, wrapped.AsSpan(28), wrapped.AsSpan(12, 16), Encoding.UTF8.GetBytes(keyId));
        return wrapped;
    }

    public byte[] Unwrap(byte[] wrapped, string keyId)
    {
        var secret = new byte[wrapped.Length - 28];
        using var aes = new AesGcm(wrapping, 16);
        aes.Decrypt(
            wrapped.AsSpan(0, 12), wrapped.AsSpan(28), wrapped.AsSpan(12, 16), secret, Encoding.UTF8.GetBytes(keyId));
        return secret;
    }

    private static byte[] Derive(ReadOnlyMemory<byte> secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.ToArray(), Size, info: Encoding.UTF8.GetBytes(purpose));
}
