using Marten;
using Marten.Linq.MatchesSql;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Prefilling;
using Workflow.Activities.Scenarios;
using Workflow.Activities.ServiceCodes.Resolving;

namespace Workflow.Activities.DataUses;

/// <summary>Reads the ledger for whoever filed the cases, consented, or is the person that was asked about.</summary>
internal sealed class ListMyDataUsesHandler(
    IDocumentStore store,
    IDataServices services,
    IScenarios scenarios,
    OrganisationNames names) : IRequestHandler<ListMyDataUses, Page<DataUse>>
{
    private const int Most = 200;

    private static readonly string IsAbout = IndexedList.HoldsAll("subjects");

    public async Task<Page<DataUse>> Handle(ListMyDataUses request, CancellationToken cancellationToken)
    {
        if (!request.Caller.Is(Roles.Citizen))
        {
            throw Refusals.Forbidden("data-uses.forbidden", "这里只显示申请人本人办件的数据使用记录，请用个人账号登录后查看。");
        }

        var (account, live) = (request.Caller.Id, Tenants.Live.ToArray());
        await using var session = store.QuerySession(request.Caller.Home);
        var cases = await session.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Filer == account && row.Acting == null)
            .ToListAsync(cancellationToken);
        var consents = await session.Query<ConsentRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Account == account)
            .ToListAsync(cancellationToken);
        var (numbers, authorisations) = (cases.Select(row => row.Id).ToArray(), consents.Select(row => row.Id).ToArray());
        var person = IndexedList.Only(request.Caller.PersonSought);
        var calls = session.Query<DataCall>().Where(call =>
            call.TenantIsOneOf(live)
            && (call.Case!.IsOneOf(numbers) || call.Authorisation.IsOneOf(authorisations) || call.MatchesSql(IsAbout, person)));
        var total = await calls.CountAsync(cancellationToken);
        var page = await calls
            .OrderByDescending(call => call.At)
            .ThenBy(call => call.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 1, Most))
            .ToListAsync(cancellationToken);
        var others = page.Select(call => call.Case).OfType<string>().Except(numbers).ToArray();
        var about = await session.Query<CaseRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Id.IsOneOf(others))
            .ToListAsync(cancellationToken);
        return new Page<DataUse>([.. page.Select(call => Of(call, [.. cases, .. about], consents, request.Caller))], total);
    }

    private DataUse Of(DataCall call, IReadOnlyList<CaseRow> cases, IReadOnlyList<ConsentRow> consents, Caller caller) =>
        consents.FirstOrDefault(row => row.Id == call.Authorisation) is { } consent ? Of(call, consent, caller.Home)
        : cases.FirstOrDefault(row => row.Id == call.Case) is { } about ? Of(call, about) with { IsOwn = about.Filer == caller.Id }
        : Of(call, string.Empty, role => names.InRole(role, caller.Home), string.Empty);

    private DataUse Of(DataCall call, CaseRow row)
    {
        var lead = scenarios.Find(row.Scenario)?.Lead ?? string.Empty;
        return Of(call, row.Title, role => names.InRole(role, row.Division, row.Organisations), lead) with { Case = row.Id };
    }

    private DataUse Of(DataCall call, ConsentRow consent, string division) =>
        Of(call, consent.Title, role => names.InRole(role, division), string.Empty) with
        {
            ConsentedAt = consent.GivenAt,
            IsAtCounter = call.Activity == CounterVisits.Activity,
        };

    private DataUse Of(DataCall call, string title, Func<string, string> nameOf, string lead)
    {
        var service = services.Find(call.Service);
        return new DataUse(
            call.At,
            service?.Name ?? call.Name ?? call.Service,
            nameOf(call.Provider),
            nameOf(call.OnBehalfOf.Length > 0 ? call.OnBehalfOf : lead),
            null,
            title,
            [.. call.Sent.Select(field => FieldTitle.Of(service?.Request, field))],
            [.. call.Returned.Select(field => FieldTitle.Of(service?.Response, field))],
            call.Outcome);
    }
}
