using System.Text.Json;
using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Seals;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Licences;

/// <summary>Finds licences in whichever city they were issued.</summary>
internal sealed class LicenceFinder(IDocumentStore store, IVault vault)
{
    /// <summary>All of somebody's, the newest first.</summary>
    public async Task<IReadOnlyList<LicenceState>> OfAsync(Caller caller, CancellationToken cancellation)
    {
        var (account, person, live) = (caller.Id, caller.PersonSought, Tenants.Live.ToArray());
        await using var session = store.QuerySession(caller.Home);
        var rows = await session.Query<LicenceRow>()
            .Where(row => row.TenantIsOneOf(live) && (row.Account == account || row.Person == person))
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.State).OrderByDescending(state => state.IssuedAt)];
    }

    /// <summary>The newest that a person holds of a name and that is valid; null where there is none.</summary>
    public async Task<LicenceState?> FindValidAsync(string person, string name, CancellationToken cancellation)
    {
        var live = Tenants.Live.ToArray();
        await using var session = store.QuerySession(Tenants.Province);
        var rows = await session.Query<LicenceRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Person == person)
            .ToListAsync(cancellation);
        return rows
            .Select(row => row.State)
            .Where(state => state.RevokedAt is null && state.Issued!.Name == name)
            .MaxBy(state => state.IssuedAt);
    }

    /// <summary>One of them.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public async Task<LicenceState> RequireAsync(string typed, CancellationToken cancellation)
    {
        var live = Tenants.Live.ToArray();
        if (VerificationCode.Read(typed) is { } code)
        {
            await using var session = store.QuerySession(Tenants.Province);
            if (await session.Query<LicenceRow>()
                .Where(row => row.TenantIsOneOf(live) && row.Id == code)
                .SingleOrDefaultAsync(cancellation) is { } row)
            {
                return row.State;
            }
        }

        throw Refusals.NotFound("licence.unknown", "没有这个校验码的证照，请核对校验码；如果确实一致，这份证照不是本系统签发的。");
    }

    /// <summary>The keys of a licence's personal values.</summary>
    public Task<KeyRing> KeysAsync(LicenceState state, CancellationToken cancellation) => vault.OpenAsync(
        CaseNumber.TenantOf(state.Issued!.CaseNumber), JsonSerializer.SerializeToElement(state, EngineJson.Options), cancellation);

    /// <summary>The number in clear; null when it was erased.</summary>
    public static string? NumberOf(LicenceState state, KeyRing keys) =>
        keys.Open(state.Issued!.Number) is { ValueKind: JsonValueKind.String } clear ? clear.GetString() : null;
}
