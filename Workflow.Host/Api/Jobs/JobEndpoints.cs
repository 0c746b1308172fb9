using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Jobs;

/// <summary>A job was accepted; it runs after the answer.</summary>
/// <param name="Id">Under which it is followed.</param>
/// <param name="Tracking">Address path of its progress.</param>
public sealed record JobReceipt(Guid Id, string Tracking);

/// <summary>What jobs over many instances have in common: how they are accepted, found and listed.</summary>
internal static class JobEndpoints
{
    private const int UsualPage = 100;
    private const int LargestPage = 1_000;

    /// <summary>The endpoint accepts a job.</summary>
    public static void AcceptsJob<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull => endpoint
        .Takes<TBody>()
        .Idempotent(required: true)
        .Produces<JobReceipt>(StatusCodes.Status202Accepted)
        .Refuses(400, 401, 403, 404, 409);

    /// <summary>The endpoint lists what a job is about.</summary>
    public static void ListsJobItems<TItem>(this RouteHandlerBuilder endpoint) => endpoint
        .QueryNumber("skip", "跳过条数，默认 0")
        .QueryNumber("take", $"返回条数，默认 {UsualPage}，最多 {LargestPage}")
        .Produces<IReadOnlyList<TItem>>()
        .Refuses(400, 401, 403, 404);

    /// <summary>Accepts a job in one transaction with the caller's idempotency key.</summary>
    /// <param name="http">The request.</param>
    /// <param name="units">Units of work.</param>
    /// <param name="tenant">Whose instances.</param>
    /// <param name="path">Below which jobs of the kind are followed.</param>
    /// <param name="create">Asks for it; gives its id.</param>
    public static async Task<IResult> AcceptJobAsync(
        this HttpContext http,
        IUnitOfWorkFactory units,
        string tenant,
        string path,
        Func<IUnitOfWork, Guid> create)
    {
        var context = http.CommandContext();
        await using var unit = await units.BeginAsync(context.In(tenant), http.RequestAborted);
        var id = create(unit);
        var receipt = new JobReceipt(id, $"{path}/{id}");
        await unit.CommitAsync(context, receipt, StatusCodes.Status202Accepted, http.RequestAborted);
        return Results.Accepted(receipt.Tracking, receipt);
    }

    /// <summary>In whose data the caller may look for jobs; null for everybody's.</summary>
    public static string? JobTenant(this HttpContext http) => http.Caller() is { IsProvincial: false } caller ? caller.Tenant : null;

    /// <summary>A job that was looked for.</summary>
    /// <exception cref="RefusalException">There is none, or it is another city's.</exception>
    public static async Task<T> OrMissingAsync<T>(this Task<T?> search, string code, string message)
        where T : class => await search ?? throw new RefusalException(RefusalKind.NotFound, code, message);

    /// <summary>Which part of the list is asked for.</summary>
    public static (int Skip, int Take) Page(this QueryFields query) =>
        (query.Number("skip", 0, 0, int.MaxValue), query.Number("take", UsualPage, 1, LargestPage));
}
