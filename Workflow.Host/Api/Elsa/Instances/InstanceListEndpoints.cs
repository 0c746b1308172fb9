using System.Linq.Expressions;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Engine.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Lists instances, by Elsa's filters.</summary>
internal static class InstanceListEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInstanceLists(this IEndpointRouteBuilder elsa)
    {
        var lists = elsa.MapGroup("/workflow-instances").RequireAuthorization(IdentityRegistration.LooksIntoInstances);
        lists.MapGet("/", ListAsync);
        lists.MapPost("/", ListAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, [FromServices] IDocumentStore store)
    {
        var filter = InstanceFilter.Of(await ElsaFields.OfAsync(http));
        var caller = http.Caller();
        await using var session = store.QuerySession(caller.Tenant);
        var rows = filter.Apply(Visible(session.Query<InstanceRow>(), caller));
        var total = await rows.CountAsync(http.RequestAborted);
        var page = await Order(rows, filter)
            .Skip(filter.Page * filter.PageSize)
            .Take(filter.PageSize)
            .ToListAsync(http.RequestAborted);
        return ElsaJson.Answer(new ElsaPage<InstanceSummary>([.. page.Select(InstanceSummary.Of)], total));
    }

    /// <summary>
    /// The caller's own, with the trials beside them; the province's staff see every city's cases, whose instances are
    /// found by the case number in their ids.
    /// </summary>
    private static IQueryable<InstanceRow> Visible(IQueryable<InstanceRow> rows, Caller caller)
    {
        var (own, trials) = (caller.Tenant, Tenants.TrialOf(caller.Tenant));
        return caller.IsProvincial
            ? rows.Where(row => row.AnyTenant() && (row.Tenant == own || row.Id.StartsWith(CaseNumber.InstancePrefix)))
            : rows.Where(row => row.TenantIsOneOf(own, trials));
    }

    /// <summary>In the order asked for; the id decides among equals, so that pages neither overlap nor leave gaps.</summary>
    private static IQueryable<InstanceRow> Order(IQueryable<InstanceRow> rows, InstanceFilter filter) => filter.OrderBy switch
    {
        InstanceOrder.Name => Order(rows, row => row.Name, filter.IsDescending),
        InstanceOrder.Finished => Order(rows, row => row.FinishedAt, filter.IsDescending),
        InstanceOrder.UpdatedAt or InstanceOrder.LastExecuted => Order(rows, row => row.UpdatedAt, filter.IsDescending),
        _ => Order(rows, row => row.CreatedAt, filter.IsDescending),
    };

    private static IQueryable<InstanceRow> Order<TKey>(
        IQueryable<InstanceRow> rows,
        Expression<Func<InstanceRow, TKey>> key,
        bool isDescending) =>
        isDescending
            ? rows.OrderByDescending(key).ThenByDescending(row => row.Id)
            : rows.OrderBy(key).ThenBy(row => row.Id);
}
