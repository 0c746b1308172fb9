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
        instances.MapGet("/diff", DiffAsync)
            .Named("compareInstance", "流程实例在两个时刻之间的变化")
            .Query("from", "较早的版本号，或 ISO 8601 时间；默认为第 1 版")
            .Query("to", "较晚的版本号，或 ISO 8601 时间；默认为现在")
            .Produces<InstanceDifference>()
            .Refuses(400, 401, 403, 404);
    }

    private static async Task<InstanceDocument> GetAsync(string id, HttpContext http, IWorkflows workflows)
    {
        var query = new QueryFields(http.Request);
        var at = query.Point("at");
        query.ThrowIfWrong();
        var view = await FindAsync(id, http, workflows, at);
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

    private static async Task<IResult> DiffAsync(string id, HttpContext http, IWorkflows workflows)
    {
        var query = new QueryFields(http.Request);
        var (from, to) = (query.Point("from") ?? new PointInHistory(1, null), query.Point("to"));
        query.ThrowIfWrong();
        var earlier = await FindAsync(id, http, workflows, from);
        var later = await FindAsync(id, http, workflows, to);
        if (earlier.Version > later.Version)
        {
            throw new RefusalException(
                RefusalKind.Invalid,
                "query.invalid",
                "查询参数有误，请按提示改正。",
                [new FieldError("from", "from 须不晚于 to。")]);
        }

        var history = await workflows.HistoryAsync(InstanceTenant.Of(id, http.Caller()), id, http.RequestAborted);
        var facts = history
            .Where(entry => entry.Version > earlier.Version && entry.Version <= later.Version)
            .Select(entry => entry.Body.Deserialize<WorkflowAdvanced>(EngineJson.Options)!.Facts)

            // An event without facts, such as that it was put away, changes nothing that is compared.
            .Where(decided => !decided.IsDefault)
            .SelectMany(decided => decided)
            .ToList();
        var difference = InstanceDifference.Between(earlier, later, facts);
        return Results.Json(SealedMask.Of(JsonSerializer.SerializeToElement(difference, EngineJson.Options)));
    }

    private static async Task<InstanceView> FindAsync(string id, HttpContext http, IWorkflows workflows, PointInHistory? at)
    {
        var tenant = InstanceTenant.Of(id, http.Caller());
        var view = await workflows.FindAsync(tenant, id, at, http.RequestAborted)
            ?? throw (at is null ? null : await workflows.FindAsync(tenant, id, null, http.RequestAborted)) switch
            {
                { } later => new RefusalException(
                    RefusalKind.NotFound,
                    "instance.not-yet",
                    $"该流程实例在这一时刻还不存在，它开始于 {later.State.CreatedAt:yyyy-MM-ddTHH:mm:ssZ}，请填写此后的时间。"),
                null => InstanceTenant.Missing(),
            };
        return at?.Version > view.Version
            ? throw new RefusalException(
                RefusalKind.NotFound,
                "instance.no-such-version",
                $"该流程实例目前只到第 {view.Version} 版，请填写不超过它的版本号。")
            : view;
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

        return new Page<InstanceEvent>([.. history.Skip(skip).Take(take).Select(InstanceEvent.Of)], history.Count);
    }
}
