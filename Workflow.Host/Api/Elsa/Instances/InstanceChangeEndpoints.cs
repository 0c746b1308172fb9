using Marten;
using Microsoft.AspNetCore.Mvc;
using Workflow.Engine.Definitions;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Cancels instances.</summary>
internal static class InstanceChangeEndpoints
{
    /// <summary>Clerks read it where a task of theirs is withdrawn.</summary>
    private const string Reason = "流程实例已由管理人员取消。";
    private const int MostAtOnce = 10_000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapInstanceChanges(this IEndpointRouteBuilder elsa)
    {
        var changes = elsa.MapGroup(string.Empty).RequireAuthorization(IdentityRegistration.RunsWorkflows);
        changes.MapPost("/cancel/workflow-instances/{id}", CancelAsync).Idempotent();
        changes.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync).Idempotent();
    }

    /// <summary>Cancels in the request; one that has ended stays as it is, and the answer is the same.</summary>
    private static async Task<IResult> CancelAsync(string id, HttpContext http, [FromServices] IWorkflowRunner runner)
    {
        var origin = http.OriginIn(ChangedInstance.TenantOf(id, http.Caller()));
        await ChangedInstance.OrMissingAsync(() => runner.DeliverAsync(
            origin, id, new Cancel(Reason), (unit, _) => unit.BindAnswer(http, Nothing), CancellationToken.None));
        return Results.Ok();
    }

    /// <summary>Cancels all that are meant, as durable work.</summary>
    private static async Task<IResult> CancelManyAsync(
        HttpContext http,
        [FromServices] IWorkflows workflows,
        [FromServices] IDefinitionLibrary library,
        [FromServices] IUnitOfWorkFactory units)
    {
        var fields = await ElsaFields.OfAsync(http);
        var ids = fields.Texts("ids");
        var definition = fields.Text("definitionId");
        var versionId = fields.Text("definitionVersionId");
        var options = fields.Text("versionOptions") is null ? (VersionOptions?)null : fields.Version("versionOptions");
        if (ids.Count == 0 && definition is null && versionId is null)
        {
            fields.Wrong("ids", "请提供 ids、definitionId 或 definitionVersionId。");
        }

        fields.ThrowIfWrong();
        IReadOnlyList<string>? versions = versionId is not null ? [versionId]
            : definition is not null && options is { } meant
                ? [.. (await library.ListAsync(meant, [definition], http.RequestAborted)).Select(version => version.Id)]
                : null;
        var cancelled = await ChangedInstance.InEachTenantAsync(http, units, ids, SendAsync, total => new CancelledDocument(total));
        return ElsaJson.Answer(cancelled);

        async Task<int> SendAsync(IUnitOfWork unit)
        {
            var running = await RunningAsync(unit.Session, ids, definition, versions, http.RequestAborted);
            foreach (var id in running)
            {
                workflows.Send(unit, id, new Cancel(Reason));
            }

            return running.Count;
        }
    }

    private static async Task<IReadOnlyList<string>> RunningAsync(
        IQuerySession session,
        IReadOnlyList<string> ids,
        string? definition,
        IReadOnlyList<string>? versions,
        CancellationToken cancellation)
    {
        var rows = session.Query<InstanceRow>().Where(row => row.Status == WorkflowStatus.Running);
        var (wantedIds, wantedVersions) = (ids.ToArray(), versions?.ToArray());
        rows = ids.Count == 0 ? rows : rows.Where(row => row.Id.IsOneOf(wantedIds));
        rows = definition is null ? rows : rows.Where(row => row.DefinitionId == definition);
        rows = wantedVersions is null ? rows : rows.Where(row => row.DefinitionVersionId.IsOneOf(wantedVersions));
        return await rows.OrderBy(row => row.CreatedAt).Take(MostAtOnce).Select(row => row.Id).ToListAsync(cancellation);
    }

    private static readonly object Nothing = new { };
}

/// <summary>How many are being cancelled.</summary>
internal sealed record CancelledDocument(int Cancelled);
