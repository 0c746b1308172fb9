using Microsoft.AspNetCore.Mvc;
using Workflow.Engine.Batches;
using Workflow.Engine.Definitions;
using Workflow.Engine.Replay;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Batches;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Jobs;
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
            .AcceptsJob<ReplayBody>();
        replays.MapGet("/{id:guid}", GetAsync)
            .Named("getReplay", "回放的进度与汇总")
            .Produces<ReplayProgress>()
            .Refuses(401, 403, 404);
        replays.MapGet("/{id:guid}/items", ItemsAsync)
            .Named("listReplayItems", "回放中的流程实例及其差异")
            .QueryWord("differs", "只看有差异（true）或无差异（false）的", "true", "false")
            .ListsJobItems<ReplayItem>();
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
        var tenant = BatchQueries.TenantOf(body, http.Caller());
        var graph = await definitions.FindAsync(tenant, query.DefinitionId!, VersionOptions.Of(version), http.RequestAborted)
            ?? throw MigrationEndpoints.NoVersion(version);
        return await http.AcceptJobAsync(units, tenant, "/api/replays", unit => replays.Create(unit, query, graph.VersionId));
    }

    private static Task<ReplayProgress> GetAsync(Guid id, HttpContext http, [FromServices] IReplays replays) => replays
        .FindAsync(http.JobTenant(), id, http.RequestAborted)
        .OrMissingAsync("replay.not-found", "没有找到该回放，请核对编号。");

    private static async Task<IReadOnlyList<ReplayItem>> ItemsAsync(Guid id, HttpContext http, [FromServices] IReplays replays)
    {
        var query = new QueryFields(http.Request);
        var differs = query.Word("differs", "true", "false");
        var (skip, take) = query.Page();
        query.ThrowIfWrong();
        await GetAsync(id, http, replays);
        return await replays.ItemsAsync(id, differs is null ? null : differs == "true", skip, take, http.RequestAborted);
    }
}
