using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.DataUses;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.DataUses;

/// <summary>谁查了我的数据.</summary>
internal static class DataUseEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapDataUses(this IEndpointRouteBuilder api) =>
        api.MapGet("/my/data-uses", ListAsync)
            .WithTags("Cases")
            .Named("listMyDataUses", "为办理本人提交的办件查询个人数据的记录，最新的在前；只有字段名称，没有内容")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<DataUse>>()
            .Refuses(400, 401, 403);

    private static Task<Page<DataUse>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListMyDataUses(
            http.Caller(), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }
}
