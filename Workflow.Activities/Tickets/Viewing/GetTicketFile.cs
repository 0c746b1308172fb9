using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>The content of a file that came with a ticket's form or a step's; for whoever may read the ticket.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Id">Id of the file.</param>
public sealed record GetTicketFile(Caller Caller, string TicketId, string Id) : IRequest<SentFile>;

/// <summary>Gives it.</summary>
internal sealed class GetTicketFileHandler(IUnitOfWorkFactory units, FileShelf shelf) : IRequestHandler<GetTicketFile, SentFile>
{
    public async Task<SentFile> Handle(GetTicketFile request, CancellationToken cancellationToken)
    {
        var (caller, id) = (request.Caller, request.TicketId);
        var tenant = TicketId.TenantOf(id) ?? throw TicketAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(caller.In(tenant), id), cancellationToken);
        TicketAccess.RequireReadable(caller, tenant, await unit.LoadAsync<TicketState>(TicketId.Stream(id), cancellationToken));
        return await shelf.RequireAsync(tenant, id, request.Id, cancellationToken);
    }
}
