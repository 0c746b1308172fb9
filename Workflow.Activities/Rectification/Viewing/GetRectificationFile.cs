using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>The content of a file that proves what a unit did; for whoever may read the rectification.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RectificationId">The rectification.</param>
/// <param name="Id">Id of the file.</param>
public sealed record GetRectificationFile(Caller Caller, string RectificationId, string Id) : IRequest<SentFile>;

/// <summary>Gives it.</summary>
internal sealed class GetRectificationFileHandler(IUnitOfWorkFactory units, FileShelf shelf) : IRequestHandler<GetRectificationFile, SentFile>
{
    public async Task<SentFile> Handle(GetRectificationFile request, CancellationToken cancellationToken)
    {
        var (caller, id) = (request.Caller, request.RectificationId);
        var tenant = RectificationId.TenantOf(id) ?? throw RectificationAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(caller.In(tenant), id), cancellationToken);
        RectificationAccess.RequireReadable(
            caller, tenant, await unit.LoadAsync<RectificationState>(RectificationId.Stream(id), cancellationToken));
        return await shelf.RequireAsync(tenant, id, request.Id, cancellationToken);
    }
}
