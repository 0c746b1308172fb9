using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Batches;
using Workflow.Engine.Definitions;
using Workflow.Engine.Replay;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Batches;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Migrations;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Replays;

/// <summary>回放: a version, draft or not, against recorded histories.</summary>
/// <param name="Tenant">Whose histories; the province may name a city, absent stands for the caller's own.</param>
/// <param name="Version">Number of the version to run; it may be a draft.</param>
/// <param name="Query">Which histories; the definition must be named.</param>
public sealed record ReplayBody(string? Tenant, int Version, InstanceQuery Query);

/// <summary>Replays, with progress.</summary>
internal static class ReplayEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapReplays(this IEndpointRouteBuilder api)
    {
        var replays = api.MapGroup("/replays")
            .RequireAuthorization(IdentityRegistration.DrawsWorkflows)
            .WithTags("Replays");
        replays.MapPost("/", CreateAsync)
            .Named("replayHistories", "用某一版本（可为草稿）回放已有的历史，不调用也不改动任何实例")
            .Takes<ReplayBody>()
            .Idempotent(required: true)
            .Produces<BatchReceipt>(StatusCodes.Status202Accepted)
            .Refuses(400, 401, 403, 404, 409);
        replays.MapGet("/{id:guid}", GetAsync)
            .Named("getReplay", "回放的进度与汇总")
            .Produces<ReplayProgress>()
            .Refuses(401, 403, 404);
        replays.MapGet("/{id:guid}/items", ItemsAsync)
            .Named("listReplayItems", "回放中的流程实例及其差异")
            .QueryWord("differs", "只看有差异（true）或无差异（false）的", "true", "false")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 100，最多 1000")
            .Produces<IReadOnlyList<ReplayItem>>()
            .Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http,
        [FromServices] IReplays replays,
        [FromServices] IDefinitions definitions,
        [FromServices] IUnitOfWorkFactory units)
    {
        var body = await http.BodyAsync();
        var fields = new BodyFields(body);
        var version = fields.Number("version", "版本", 1, int.MaxValue);
        fields.ThrowIfWrong();
        var query = BatchQueries.Read(body, definitionRequired: true);
        var context = http.CommandContext();
        var tenant = BatchQueries.TenantOf(body, context.Caller);
        var graph = await definitions.FindAsync(tenant, query.DefinitionId!, VersionOptions.Of(version), http.RequestAborted)
            ?? throw MigrationEndpoints.NoVersion(version);
        await using var unit = await units.BeginAsync(context.In(tenant), http.RequestAborted);
        var id = replays.Create(unit, query, graph.VersionId);
        var receipt = new BatchReceipt(id, $"/api/replays/{id}");
        await unit.CommitAsync(context, receipt, StatusCodes.Status202Accepted, http.RequestAborted);
        return Results.Accepted(receipt.Tracking, receipt);
    }

    private static async Task<ReplayProgress> GetAsync(Guid id, HttpContext http, [FromServices] IReplays replays)
    {
        var caller = http.Caller();
        return await replays.FindAsync(caller.IsProvincial ? null : caller.Tenant, id, http.RequestAborted)
            ?? throw new RefusalException(RefusalKind.NotFound, "replay.not-found", "没有找到该回放，请核对编号。");
    }

    private static async Task<IReadOnlyList<ReplayItem>> ItemsAsync(Guid id, HttpContext http, [FromServices] IReplays replays)
    {
        var query = new QueryFields(http.Request);
        var (differs, skip, take) = (
            query.Word("differs", "true", "false"),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 100, 1, 1000));
        query.ThrowIfWrong();
        await GetAsync(id, http, replays);
        return await replays.ItemsAsync(id, differs is null ? null : differs == "true", skip, take, http.RequestAborted);
    }
}
