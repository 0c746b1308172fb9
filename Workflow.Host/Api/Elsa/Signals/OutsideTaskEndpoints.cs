using Marten;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Signals;

/// <summary>Outside applications report that a task (Elsa's <c>RunTask</c>) is done.</summary>
internal static class OutsideTaskEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapOutsideTasks(this IEndpointRouteBuilder elsa) =>
        elsa.MapPost("/tasks/{taskId}/complete", CompleteAsync)
            .RequireAuthorization(IdentityRegistration.RunsWorkflows)
            .Idempotent();

    private static async Task<IResult> CompleteAsync(
        string taskId,
        HttpContext http,
        [FromServices] IDocumentStore store,
        [FromServices] BookmarkResumption resumption)
    {
        var fields = await ElsaFields.OfAsync(http);
        var result = fields.Value("result");
        fields.ThrowIfWrong();
        var waiting = await FindAsync(store, http, taskId)
            ?? throw new RefusalException(
                RefusalKind.NotFound, "task.not-found", "没有找到待完成的任务：编号有误，或任务已完成、已取消。");
        await resumption.ResumeAsync(http, waiting.InstanceId, waiting.BookmarkId, result, isLater: false);
        return Results.Ok();
    }

    private static async Task<BookmarkRow?> FindAsync(IDocumentStore store, HttpContext http, string taskId)
    {
        if (!TaskReference.TryRead(taskId, out var instance, out var bookmark))
        {
            return null;
        }

        await using var session = store.QuerySession(ChangedInstance.TenantOf(instance, http.Caller()));
        var row = await session.LoadAsync<BookmarkRow>(BookmarkRow.IdOf(instance, bookmark), http.RequestAborted);
        return row?.Kind == BookmarkKinds.RunTask ? row : null;
    }
}
