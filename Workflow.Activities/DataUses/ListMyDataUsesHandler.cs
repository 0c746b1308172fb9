using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.DataUses;

/// <summary>Reads the ledger for whoever filed the cases.</summary>
internal sealed class ListMyDataUsesHandler(
    IDocumentStore store,
    IDataServices services,
    IScenarios scenarios,
    IOrganisations organisations) : IRequestHandler<ListMyDataUses, Page<DataUse>>
{
    private const int Most = 200;

    public async Task<Page<DataUse>> Handle(ListMyDataUses request, CancellationToken cancellationToken)
    {
        if (!request.Caller.Is(Roles.Citizen))
        {
            throw Refusals.Forbidden("data-uses.forbidden", "这里只显示申请人本人办件的数据使用记录，请用个人账号登录后查看。");
        }

        var (filer, live) = (request.Caller.Id, Tenants.Live.ToArray());
        await using var session = store.QuerySession(request.Caller.Home);
        var cases = await session.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Filer == filer)
            .ToListAsync(cancellationToken);
        var numbers = cases.Select(row => row.Id).ToArray();
        var calls = session.Query<DataCall>().Where(call => call.TenantIsOneOf(live) && call.Case!.IsOneOf(numbers));
        var total = await calls.CountAsync(cancellationToken);
        var page = await calls
            .OrderByDescending(call => call.At)
            .ThenBy(call => call.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 1, Most))
            .ToListAsync(cancellationToken);
        return new Page<DataUse>([.. page.Select(call => Of(call, cases.First(row => row.Id == call.Case)))], total);
    }

    private DataUse Of(DataCall call, CaseRow row)
    {
        var service = services.Find(call.Service);
        var lead = scenarios.Find(row.Scenario)?.Lead ?? string.Empty;
        return new DataUse(
            call.At,
            service?.Name ?? call.Service,
            NameOf(row, call.Provider),
            NameOf(row, call.OnBehalfOf.Length > 0 ? call.OnBehalfOf : lead),
            row.Id,
            row.Title,
            [.. call.Sent.Select(field => FieldTitle.Of(service?.Request, field))],
            [.. call.Returned.Select(field => FieldTitle.Of(service?.Response, field))],
            call.Outcome);
    }

    // A city without an organisation of its own in the role is served by the province's.
    private string NameOf(CaseRow row, string role)
    {
        var inRole = organisations.All.Where(organisation => organisation.Role == role).ToList();
        return (inRole.FirstOrDefault(organisation => row.Organisations.Contains(organisation.Code))
            ?? inRole.FirstOrDefault(organisation => row.Division.StartsWith(organisation.Division[..4], StringComparison.Ordinal))
            ?? inRole.FirstOrDefault(organisation => organisation.Tenant == Tenants.Province))?.Name ?? role;
    }
}
