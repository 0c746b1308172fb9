using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Instances;

/// <summary>Workflow instances, now and as they were.</summary>
internal static class InstanceEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInstances(this IEndpointRouteBuilder api)
    {
        var instances = api.MapGroup("/instances/{id}")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances)
            .WithTags("Instances");
        instances.MapGet("/", GetAsync)
            .Named("getInstance", "流程实例的状态，可查看当时的状态")
            .Query("at", "版本号，或 ISO 8601 时间：返回当时的状态")
            .Produces<InstanceDocument>()
            .Refuses(400, 401, 403, 404);
        instances.MapGet("/events", HistoryAsync)
            .Named("listInstanceEvents", "流程实例的事件，最早的在前")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 1000，最多 1000")
            .Produces<Page<InstanceEvent>>()
            .Refuses(400, 401, 403, 404);
    }

    private static async Task<InstanceDocument> GetAsync(string id, HttpContext http, IWorkflows workflows)
    {
        var query = new QueryFields(http.Request);
        var at = At(query);
        query.ThrowIfWrong();
        var view = await workflows.FindAsync(InstanceTenant.Of(id, http.Caller()), id, at, http.RequestAborted)
            ?? throw InstanceTenant.Missing();
        if (at?.Version > view.Version)
        {
            throw new RefusalException(
                RefusalKind.NotFound,
                "instance.no-such-version",
                $"该流程实例目前只到第 {view.Version} 版，请填写不超过它的版本号。");
        }

        http.Response.SetVersion(view.Version);
        var state = view.State;
        return new InstanceDocument(
            state.Id,
            view.Version,
            view.Hash,
            state.Status,
            state.SubStatus,
            state.DefinitionId,
            state.DefinitionVersion,
            state.CorrelationId,
            state.CreatedAt,
            state.UpdatedAt,
            state.FinishedAt,
            SealedMask.Of(JsonSerializer.SerializeToElement(state, EngineJson.Options))!);
    }

    private static async Task<Page<InstanceEvent>> HistoryAsync(string id, HttpContext http, IWorkflows workflows)
    {
        var query = new QueryFields(http.Request);
        var skip = query.Number("skip", 0, 0, int.MaxValue);
        var take = query.Number("take", 1000, 1, 1000);
        query.ThrowIfWrong();
        var history = await workflows.HistoryAsync(InstanceTenant.Of(id, http.Caller()), id, http.RequestAborted);
        if (history.Count == 0)
        {
            throw InstanceTenant.Missing();
        }

        return new Page<InstanceEvent>([.. history.Skip(skip).Take(take).Select(Show)], history.Count);
    }

    private static InstanceEvent Show(HistoryEntry entry) => new(
        entry.Version,
        entry.Type,
        entry.Facts.At,
        entry.Facts.Actor.Id,
        entry.Facts.Actor.Role,
        entry.Facts.Actor.Organisation,
        entry.Hash,
        entry.PreviousHash,
        SealedMask.Of(entry.Body)!);

    private static PointInHistory? At(QueryFields query)
    {
        if (query.Text("at") is not { } given)
        {
            return null;
        }

        if (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            return new PointInHistory(version, null);
        }

        // An unescaped plus of a time zone arrives as a blank.
        if (given.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(
                given.Replace(' ', '+'),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time))
        {
            return new PointInHistory(null, time.ToUniversalTime());
        }

        query.Wrong("at", "请填写版本号（从 1 开始），或 ISO 8601 时间，例如 2026-01-31T08:00:00Z。");
        return null;
    }
}
