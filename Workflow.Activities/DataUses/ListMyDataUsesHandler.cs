using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Prefilling;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.DataUses;

/// <summary>Reads the ledger for whoever filed the cases or consented.</summary>
internal sealed class ListMyDataUsesHandler(
    IDocumentStore store,
    IDataServices services,
    IScenarios scenarios,
    OrganisationNames names) : IRequestHandler<ListMyDataUses, Page<DataUse>>
{
    private const int Most = 200;

    public async Task<Page<DataUse>> Handle(ListMyDataUses request, CancellationToken cancellationToken)
    {
        if (!request.Caller.Is(Roles.Citizen))
        {
            throw Refusals.Forbidden("data-uses.forbidden", "这里只显示申请人本人办件的数据使用记录，请用个人账号登录后查看。");
        }

        var (account, live) = (request.Caller.Id, Tenants.Live.ToArray());
        await using var session = store.QuerySession(request.Caller.Home);
        var cases = await session.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Filer == account)
            .ToListAsync(cancellationToken);
        var consents = await session.Query<ConsentRow>().Where(row => row.Account == account).ToListAsync(cancellationToken);
        var (numbers, authorisations) = (cases.Select(row => row.Id).ToArray(), consents.Select(row => row.Id).ToArray());
        var calls = session.Query<DataCall>().Where(call =>
            call.TenantIsOneOf(live) && (call.Case!.IsOneOf(numbers) || call.Authorisation.IsOneOf(authorisations)));
        var total = await calls.CountAsync(cancellationToken);
        var page = await calls
            .OrderByDescending(call => call.At)
            .ThenBy(call => call.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 1, Most))
            .ToListAsync(cancellationToken);
        return new Page<DataUse>(
            [
                .. page.Select(call => consents.FirstOrDefault(row => row.Id == call.Authorisation) is { } consent
                    ? Of(call, consent, request.Caller.Home)
                    : Of(call, cases.First(row => row.Id == call.Case))),
            ],
            total);
    }

    private DataUse Of(DataCall call, CaseRow row)
    {
        var lead = scenarios.Find(row.Scenario)?.Lead ?? string.Empty;
        return Of(call, row.Title, role => names.InRole(role, row.Division, row.Organisations), lead) with { Case = row.Id };
    }

    private DataUse Of(DataCall call, ConsentRow consent, string division) =>
        Of(call, consent.Title, role => names.InRole(role, division), string.Empty) with { ConsentedAt = consent.GivenAt };

    private DataUse Of(DataCall call, string title, Func<string, string> nameOf, string lead)
    {
        var service = services.Find(call.Service);
        return new DataUse(
            call.At,
            service?.Name ?? call.Service,
            nameOf(call.Provider),
            nameOf(call.OnBehalfOf.Length > 0 ? call.OnBehalfOf : lead),
            null,
            title,
            [.. call.Sent.Select(field => FieldTitle.Of(service?.Request, field))],
            [.. call.Returned.Select(field => FieldTitle.Of(service?.Response, field))],
            call.Outcome);
    }
}
