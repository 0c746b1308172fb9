using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Batches;
using Workflow.Engine.Definitions;
using Workflow.Engine.Migration;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Migrations;
using Workflow.Host.Api.Repairs;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Batches;

/// <summary>批量处置与迁移, with progress.</summary>
internal static class BatchEndpoints
{
    private static readonly string[] States = ["pending", "done", "refused", "failed"];

    /// <summary>Maps the endpoints.</summary>
    public static void MapBatches(this IEndpointRouteBuilder api)
    {
        var batches = api.MapGroup("/batches")
            .RequireAuthorization(IdentityRegistration.Administers)
            .WithTags("Batches");
        batches.MapPost("/repairs", RepairAsync)
            .Named("repairInstances", "对查询到的全部流程实例做同样的处置")
            .Takes<RepairBatchBody>()
            .Accepts();
        batches.MapPost("/migrations", MigrateAsync)
            .Named("migrateInstances", "将查询到的全部流程实例迁移到同一版本")
            .Takes<MigrationBatchBody>()
            .Accepts();
        batches.MapGet("/{id:guid}", GetAsync)
            .Named("getBatch", "批量处置的进度")
            .Produces<BatchProgress>()
            .Refuses(401, 403, 404);
        batches.MapGet("/{id:guid}/items", ItemsAsync)
            .Named("listBatchItems", "批量处置中的流程实例及其结果")
            .QueryWord("state", "只看一种结果", States)
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 100，最多 1000")
            .Produces<IReadOnlyList<BatchItem>>()
            .Refuses(400, 401, 403, 404);
    }

    private static void Accepts(this RouteHandlerBuilder endpoint) => endpoint
        .Idempotent(required: true)
        .Produces<BatchReceipt>(StatusCodes.Status202Accepted)
        .Refuses(400, 401, 403, 404, 409);

    private static async Task<IResult> RepairAsync(
        HttpContext http,
        [FromServices] IBatches batches,
        [FromServices] IUnitOfWorkFactory units)
    {
        var repair = RepairSteps.Read(await http.BodyAsync());
        return await CreateAsync(http, batches, units, BatchQueries.Read(await http.BodyAsync()), repair);
    }

    private static async Task<IResult> MigrateAsync(
        HttpContext http,
        [FromServices] IBatches batches,
        [FromServices] IUnitOfWorkFactory units,
        [FromServices] IDefinitionLibrary library)
    {
        var body = await http.BodyAsync();
        var (version, reason, mapping) = MigrationEndpoints.Read(body);
        var query = BatchQueries.Read(body, definitionRequired: true);
        var origin = http.CommandContext().In(BatchQueries.TenantOf(body, http.Caller()));
        var graph = await library.PinAsync(origin, query.DefinitionId!, VersionOptions.Of(version), http.RequestAborted)
            ?? throw MigrationEndpoints.NoVersion(version);
        return await CreateAsync(http, batches, units, query, new MigrateInstance(graph.VersionId, mapping, reason));
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http,
        IBatches batches,
        IUnitOfWorkFactory units,
        InstanceQuery query,
        Intervention intervention)
    {
        var context = http.CommandContext();
        var tenant = BatchQueries.TenantOf(await http.BodyAsync(), context.Caller);
        await using var unit = await units.BeginAsync(context.In(tenant), http.RequestAborted);
        var id = batches.Create(unit, query, intervention);
        var receipt = new BatchReceipt(id, $"/api/batches/{id}");
        await unit.CommitAsync(context, receipt, StatusCodes.Status202Accepted, http.RequestAborted);
        return Results.Accepted(receipt.Tracking, receipt);
    }

    private static async Task<BatchProgress> GetAsync(Guid id, HttpContext http, [FromServices] IBatches batches)
    {
        var caller = http.Caller();
        return await batches.FindAsync(caller.IsProvincial ? null : caller.Tenant, id, http.RequestAborted)
            ?? throw new RefusalException(RefusalKind.NotFound, "batch.not-found", "没有找到该批量处置，请核对编号。");
    }

    private static async Task<IReadOnlyList<BatchItem>> ItemsAsync(Guid id, HttpContext http, [FromServices] IBatches batches)
    {
        var query = new QueryFields(http.Request);
        var (state, skip, take) = (
            query.Word("state", States), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 100, 1, 1000));
        query.ThrowIfWrong();
        await GetAsync(id, http, batches);
        return await batches.ItemsAsync(id, state, skip, take, http.RequestAborted);
    }
}
