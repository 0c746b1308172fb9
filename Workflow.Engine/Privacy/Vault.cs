using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Privacy;

/// <inheritdoc/>
internal sealed class Vault(NpgsqlDataSource database, EngineOptions options) : IVault, IDisposable
{
    private readonly MasterKey master = new(options.MasterKey);

    // An erasure on another node is seen when an entry has had its time.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly MemoryCache opened = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly MemoryCache keyIds = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public string SubjectOf(string identifier) => "p-" + master.Pseudonym("subject", identifier);

    public string LookupHash(string value) => master.Pseudonym("lookup", value);

    public byte[] KeyFor(string purpose) => master.KeyFor(purpose);

    public async Task<KeyRing> KeysOfAsync(
        string tenant,
        IReadOnlyCollection<string> subjects,
        CancellationToken cancellation)
    {
        var ids = new List<string>();
        foreach (var subject in subjects.Distinct(StringComparer.Ordinal))
        {
            ids.Add(keyIds.TryGetValue<string>((tenant, subject), out var known)
                ? known!
                : Keep(keyIds, (tenant, subject), await MakeAsync(tenant, subject, cancellation)));
        }

        return await OpenAsync(tenant, ids, cancellation);
    }

    public async Task<KeyRing> OpenAsync(
        string tenant,
        IReadOnlyCollection<string> keyIds,
        CancellationToken cancellation)
    {
        var found = new List<PersonKey?>();
        var missing = new List<string>();
        foreach (var id in keyIds.Distinct(StringComparer.Ordinal))
        {
            if (opened.TryGetValue<CachedKey>((tenant, id), out var cached))
            {
                found.Add(cached!.Key);
            }
            else
            {
                missing.Add(id);
            }
        }

        if (missing.Count > 0)
        {
            found.AddRange(await FetchAsync(tenant, missing, cancellation));
        }

        return new KeyRing(found.OfType<PersonKey>().ToImmutableDictionary(key => key.Id));
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
            opened.Remove((tenant, id));
            keyIds.Remove((tenant, subject));
        }
    }

    public void Dispose()
    {
        opened.Dispose();
        keyIds.Dispose();
    }

    private async Task<string> MakeAsync(string tenant, string subject, CancellationToken cancellation)
    {
        var id = "k-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await using var command = database.CreateCommand(
            """
            insert into workflow.wf_person_key as k (tenant, subject, key_id, wrapped) values ($1, $2, $3, $4)
            on conflict (tenant, subject) do update set
                key_id = case when k.wrapped is null then excluded.key_id else k.key_id end,
                wrapped = coalesce(k.wrapped, excluded.wrapped)
            returning key_id
            """);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = subject });
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = master.Wrap(RandomNumberGenerator.GetBytes(32), id) });
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<List<PersonKey?>> FetchAsync(string tenant, List<string> ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select key_id, subject, wrapped from workflow.wf_person_key where tenant = $1 and key_id = any($2)");
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = ids });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<PersonKey?>();
        while (await row.ReadAsync(cancellation))
        {
            var id = row.GetString(0);
            var key = await row.IsDBNullAsync(2, cancellation)
                ? null
                : new PersonKey(id, row.GetString(1), master.Unwrap(row.GetFieldValue<byte[]>(2), id));
            found.Add(Keep(opened, (tenant, id), new CachedKey(key)).Key);
        }

        return found;
    }

    private static T Keep<T>(MemoryCache cache, object name, T value) =>
        cache.Set(name, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh });

    /// <summary>A key, or that the person was erased.</summary>
    private sealed record CachedKey(PersonKey? Key);
}
