using System.Text.Json;
using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy.Marks;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Api.Elsa.Runs;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Signals;

/// <summary>Resumes one bookmark in the request. Of several who race for it one wins, and the others are told.</summary>
internal sealed class BookmarkResumption(
    IWorkflowRunner runner,
    IWorkflows workflows,
    IUnitOfWorkFactory units,
    IDocumentStore store,
    IEdgeSeal seal,
    Settling settling)
{
    private static readonly object Nothing = new { };

    /// <summary>Resumes it on behalf of the caller.</summary>
    /// <param name="http">The request.</param>
    /// <param name="instanceId">Instance.</param>
    /// <param name="bookmarkId">Bookmark within it.</param>
    /// <param name="input">What comes with it.</param>
    /// <param name="isLater">Whether it is enough to have it done right after the answer.</param>
    /// <exception cref="RefusalException">There is no such instance or bookmark, or it was resumed before.</exception>
    public async Task ResumeAsync(HttpContext http, string instanceId, string bookmarkId, JsonElement? input, bool isLater)
    {
        var tenant = await RequireOpenAsync(http, instanceId, bookmarkId);
        await ResumeAsync(http, http.OriginIn(tenant), instanceId, bookmarkId, input, isLater);
    }

    /// <summary>In whose data a bookmark waits that the caller may resume by its id.</summary>
    /// <exception cref="RefusalException">A business act waits there: a clerk's task is completed as a task.</exception>
    public async Task<string> RequireOpenAsync(HttpContext http, string instanceId, string bookmarkId)
    {
        var tenant = ChangedInstance.TenantOf(instanceId, http.Caller());
        await using var session = store.QuerySession(tenant);
        var row = await session.LoadAsync<BookmarkRow>(BookmarkRow.IdOf(instanceId, bookmarkId), http.RequestAborted);
        return row is null || !BusinessBookmarks.Kinds.Contains(row.Kind)
            ? tenant
            : throw new RefusalException(
                RefusalKind.Forbidden,
                "bookmark.business-act",
                "这里等待的是业务办理（待办或补正），请通过待办或办件办理，不能直接恢复书签。");
    }

    /// <summary>Resumes it for whoever holds a token that we signed.</summary>
    public Task ResumeAsync(HttpContext http, BookmarkToken token, JsonElement? input, bool isLater)
    {
        var holder = new Caller("bookmark-token", new HashSet<string>(), string.Empty, string.Empty, token.Tenant);
        var origin = new Origin(holder.In(token.Tenant), http.TraceId(), http.TraceId());
        return ResumeAsync(http, origin, token.InstanceId, token.BookmarkId, input, isLater);
    }

    private async Task ResumeAsync(
        HttpContext http,
        Origin origin,
        string instanceId,
        string bookmarkId,
        JsonElement? input,
        bool isLater)
    {
        var stimulus = new ResumeBookmark(bookmarkId, input);
        if (isLater)
        {
            await SendAsync(http, origin, instanceId, stimulus);
            return;
        }

        // The caller going away changes nothing from here on.
        var report = await ChangedInstance.OrMissingAsync(() => runner.DeliverAsync(
            origin, instanceId, stimulus, (unit, _) => unit.BindAnswer(http, Nothing), CancellationToken.None));
        if (report.Moved)
        {
            await settling.SettleAsync(origin.Tenant, report, http.RequestAborted);
        }
        else
        {
            throw report.State.Status == WorkflowStatus.Finished
                ? new RefusalException(RefusalKind.Conflict, "instance.finished", "该流程实例已经结束，无法再继续。")
                : new RefusalException(
                    RefusalKind.Conflict,
                    "bookmark.not-waiting",
                    "该书签已被他人恢复、已被取消，或从未存在；流程没有因本次请求而变化。");
        }
    }

    private async Task SendAsync(HttpContext http, Origin origin, string instanceId, Stimulus stimulus)
    {
        var view = await workflows.FindAsync(origin.Tenant, instanceId, null, http.RequestAborted)
            ?? throw InstanceTenant.Missing();
        var kept = await seal.SealAsync(origin.Tenant, view.State, stimulus, http.RequestAborted);
        await using var unit = await units.BeginAsync(origin, http.RequestAborted);
        workflows.Send(unit, instanceId, kept);
        unit.BindAnswer(http, Nothing);
        await unit.CommitAsync(CancellationToken.None);
    }
}
