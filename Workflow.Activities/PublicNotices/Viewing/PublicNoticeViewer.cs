using System.Text.Json;
using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.PublicNotices.Viewing;

/// <summary>Finds and shows public notices; whoever reads them need not be anybody.</summary>
internal sealed class PublicNoticeViewer(IUnitOfWorkFactory units, IVault vault, IOrganisations organisations)
{
    private static readonly Origin Anybody = new(
        new Caller("anonymous", new HashSet<string>(), string.Empty, string.Empty, Tenants.Province).In(Tenants.Province), "public-notices");

    public async Task<IReadOnlyList<PublicNoticeRow>> OpenAsync(CancellationToken cancellation)
    {
        var live = Tenants.Live.ToArray();
        await using var unit = await units.BeginAsync(Anybody, cancellation);
        return await unit.Query.Query<PublicNoticeRow>()
            .Where(row => row.TenantIsOneOf(live) && row.IsOpen)
            .OrderBy(row => row.Until).ThenBy(row => row.Id)
            .ToListAsync(cancellation);
    }

    public async Task<PublicNoticeRow> RequireAsync(string id, CancellationToken cancellation)
    {
        var live = Tenants.Live.ToArray();
        await using var unit = await units.BeginAsync(Anybody, cancellation);
        return await unit.Query.Query<PublicNoticeRow>()
            .FirstOrDefaultAsync(row => row.TenantIsOneOf(live) && row.Id == id, cancellation)
            ?? throw Common.Refusals.NotFound("public-notice.unknown", "没有找到这项公示，请从公示列表中查看。");
    }

    public async Task<PublicNoticeView> ShowAsync(PublicNoticeRow row, CancellationToken cancellation)
    {
        var keys = row.Text.Sealed is null
            ? KeyRing.Empty
            : await vault.OpenAsync(row.Tenant, JsonSerializer.SerializeToElement(row.Text, EngineJson.Options), cancellation);
        return new PublicNoticeView(
            row.Id, row.Title, organisations.NameOf(row.Organisation),
            row.Text.Read(keys), row.From, row.Until, row.IsOpen, row.Version);
    }
}
