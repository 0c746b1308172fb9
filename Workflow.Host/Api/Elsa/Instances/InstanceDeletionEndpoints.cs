using Marten;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>
/// What Elsa deletes is put away here: histories are evidence and are never deleted. An instance that still runs is
/// cancelled first.
/// </summary>
internal static class InstanceDeletionEndpoints
{
    private const int MostAtOnce = 1_000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapInstanceDeletions(this IEndpointRouteBuilder elsa)
    {
        var deletions = elsa.MapGroup(string.Empty).RequireAuthorization(IdentityRegistration.Administers);
        deletions.MapDelete("/workflow-instances/{id}", DeleteAsync);
        deletions.MapPost("/bulk-actions/delete/workflow-instances", DeleteManyAsync).Idempotent();
        deletions.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync).Idempotent();
    }

    private static async Task<IResult> DeleteAsync(
        string id,
        HttpContext http,
        [FromServices] IArchive archive,
        [FromServices] IUnitOfWorkFactory units)
    {
        var origin = http.OriginIn(ChangedInstance.TenantOf(id, http.Caller()));
        await using var unit = await units.BeginAsync(origin, http.RequestAborted);
        switch (await archive.PutAwayAsync(unit, id, http.RequestAborted))
        {
            case ArchiveAnswer.Missing:
                throw InstanceTenant.Missing();
            case ArchiveAnswer.Running:
                throw new RefusalException(
                    RefusalKind.Conflict, "instance.running", "该流程实例尚未结束。请先取消它，再从列表中移除。");
            default:
                await unit.CommitAsync(CancellationToken.None);
                return Results.NoContent();
        }
    }

    /// <summary>Those that have ended; the answer counts them.</summary>
    private static async Task<IResult> DeleteManyAsync(
        HttpContext http,
        [FromServices] IArchive archive,
        [FromServices] IUnitOfWorkFactory units)
    {
        var fields = await ElsaFields.OfAsync(http);
        var ids = fields.Texts("ids");
        IReadOnlyList<string> definitions = fields.Text("workflowDefinitionId") is { } one
            ? [one]
            : fields.Texts("workflowDefinitionIds");
        if (ids.Count == 0 && definitions.Count == 0)
        {
            fields.Wrong("ids", "请提供 ids、workflowDefinitionId 或 workflowDefinitionIds。");
        }

        fields.ThrowIfWrong();
        var deleted = await ChangedInstance.InEachTenantAsync(http, units, ids, PutAwayAsync, total => new DeletedDocument(total));
        return ElsaJson.Answer(deleted);

        async Task<int> PutAwayAsync(IUnitOfWork unit)
        {
            var ended = await EndedAsync(unit.Session, ids, definitions, http.RequestAborted);
            foreach (var id in ended)
            {
                await archive.PutAwayAsync(unit, id, http.RequestAborted);
            }

            return ended.Count;
        }
    }

    private static async Task<IReadOnlyList<string>> EndedAsync(
        IQuerySession session,
        IReadOnlyList<string> ids,
        IReadOnlyList<string> definitions,
        CancellationToken cancellation)
    {
        var (wantedIds, wantedDefinitions) = (ids.ToArray(), definitions.ToArray());
        var rows = session.Query<InstanceRow>()
            .Where(row => row.Status == WorkflowStatus.Finished && row.ArchivedAt == null);
        rows = ids.Count == 0 ? rows : rows.Where(row => row.Id.IsOneOf(wantedIds));
        rows = definitions.Count == 0 ? rows : rows.Where(row => row.DefinitionId.IsOneOf(wantedDefinitions));
        return await rows.OrderBy(row => row.CreatedAt).Take(MostAtOnce).Select(row => row.Id).ToListAsync(cancellation);
    }
}

/// <summary>How many were put away.</summary>
internal sealed record DeletedDocument(int Deleted);
