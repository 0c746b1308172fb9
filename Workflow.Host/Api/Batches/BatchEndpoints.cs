using Microsoft.AspNetCore.Mvc;
using Workflow.Engine.Batches;
using Workflow.Engine.Definitions;
using Workflow.Engine.Migration;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Jobs;
using Workflow.Host.Api.Migrations;
using Workflow.Host.Api.Repairs;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Batches;

/// <summary>批量处置与迁移, with progress.</summary>
internal static class BatchEndpoints
{
    private const string Path = "/api/batches";

    private static readonly string[] States = ["pending", "done", "refused", "failed"];

    /// <summary>Maps the endpoints.</summary>
    public static void MapBatches(this IEndpointRouteBuilder api)
    {
        var batches = api.MapGroup("/batches")
            .RequireAuthorization(IdentityRegistration.Administers)
            .WithTags("Batches");
        batches.MapPost("/repairs", RepairAsync)
            .Named("repairInstances", "对查询到的全部流程实例做同样的处置")
            .AcceptsJob<RepairBatchBody>();
        batches.MapPost("/migrations", MigrateAsync)
            .Named("migrateInstances", "将查询到的全部流程实例迁移到同一版本")
            .AcceptsJob<MigrationBatchBody>();
        batches.MapGet("/{id:guid}", GetAsync)
            .Named("getBatch", "批量处置的进度")
            .Produces<BatchProgress>()
            .Refuses(401, 403, 404);
        batches.MapGet("/{id:guid}/items", ItemsAsync)
            .Named("listBatchItems", "批量处置中的流程实例及其结果")
            .QueryWord("state", "只看一种结果", States)
            .ListsJobItems<BatchItem>();
    }

    private static async Task<IResult> RepairAsync(
        HttpContext http,
        [FromServices] IBatches batches,
        [FromServices] IUnitOfWorkFactory units)
    {
        var body = await http.BodyAsync();
        var repair = RepairSteps.Read(body);
        var query = BatchQueries.Read(body);
        return await http.AcceptJobAsync(
            units, BatchQueries.TenantOf(body, http.Caller()), Path, unit => batches.Create(unit, query, repair));
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
        var tenant = BatchQueries.TenantOf(body, http.Caller());
        var origin = http.CommandContext().In(tenant);
        var graph = await library.PinAsync(origin, query.DefinitionId!, VersionOptions.Of(version), http.RequestAborted)
            ?? throw MigrationEndpoints.NoVersion(version);
        var migration = new MigrateInstance(graph.VersionId, mapping, reason);
        return await http.AcceptJobAsync(units, tenant, Path, unit => batches.Create(unit, query, migration));
    }

    private static Task<BatchProgress> GetAsync(Guid id, HttpContext http, [FromServices] IBatches batches) => batches
        .FindAsync(http.JobTenant(), id, http.RequestAborted)
        .OrMissingAsync("batch.not-found", "没有找到该批量处置，请核对编号。");

    private static async Task<IReadOnlyList<BatchItem>> ItemsAsync(Guid id, HttpContext http, [FromServices] IBatches batches)
    {
        var query = new QueryFields(http.Request);
        var state = query.Word("state", States);
        var (skip, take) = query.Page();
        query.ThrowIfWrong();
        await GetAsync(id, http, batches);
        return await batches.ItemsAsync(id, state, skip, take, http.RequestAborted);
    }
}
