using System.Text.Json;
using Marten;
using Marten.Linq.MatchesSql;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Authorisations.Viewing;

/// <summary>Finds what somebody is asked to authorise, in whichever city the case is.</summary>
internal sealed class AuthorisationFinder(IUnitOfWorkFactory units, IVault vault)
{
    private static readonly string Asks = IndexedList.HoldsAll("people");

    /// <summary>All of somebody's, with the tenants they stand in, the newest first.</summary>
    public async Task<IReadOnlyList<(string Tenant, AuthorisationRow Row)>> OfAsync(Caller caller, CancellationToken cancellation) =>
        await FindAsync(caller, id: null, cancellation);

    /// <summary>One of them.</summary>
    /// <exception cref="RefusalException">The caller is not asked.</exception>
    public async Task<(string Tenant, AuthorisationRow Row)> RequireAsync(Caller caller, string id, CancellationToken cancellation) =>
        await FindAsync(caller, id, cancellation) is [var found]
            ? found
            : throw Refusals.NotFound("authorisation.unknown", "没有找到这项授权，它可能是发给别人的，请核对登录账号。");

    public async Task<AuthorisationView> ShowAsync(Caller caller, string tenant, AuthorisationRow row, CancellationToken cancellation)
    {
        var keys = row.Asker?.Sealed is null
            ? KeyRing.Empty
            : await vault.OpenAsync(tenant, JsonSerializer.SerializeToElement(row.Asker, EngineJson.Options), cancellation);
        return new AuthorisationView(
            row.Id, row.CaseNumber, row.Title, row.Purpose, row.Asker?.Read(keys), StatusOf(row, caller.Person!), row.AskedAt, row.Version);
    }

    private async Task<IReadOnlyList<(string Tenant, AuthorisationRow Row)>> FindAsync(
        Caller caller, string? id, CancellationToken cancellation)
    {
        if (caller.Person is not { } person)
        {
            return [];
        }

        var live = Tenants.Live.ToArray();
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "list-authorisations"), cancellation);
        var rows = unit.Query.Query<AuthorisationRow>()
            .Where(row => row.TenantIsOneOf(live) && row.MatchesSql(Asks, IndexedList.Only(person)));
        var found = await (id is null ? rows : rows.Where(row => row.Id == id))
            .OrderByDescending(row => row.AskedAt)
            .ToListAsync(cancellation);
        return [.. found.Select(row => (CaseNumber.TenantOf(row.CaseNumber), row))];
    }

    private static string StatusOf(AuthorisationRow row, string person) =>
        row.Given.Contains(person) ? AuthorisationStatus.Given
        : row.Refused.Contains(person) ? AuthorisationStatus.Refused
        : row.EndedAt is not null ? AuthorisationStatus.Ended
        : AuthorisationStatus.Waiting;
}
