using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns.Receiving;

/// <summary>Records that a city has taken a return over; saying so again changes nothing.</summary>
internal sealed class ReceiveReturnHandler(IUnitOfWorkFactory units, ReturnAccess access) : IRequestHandler<ReceiveReturn, ReturnReceipt>
{
    public Task<ReturnReceipt> Handle(ReceiveReturn request, CancellationToken cancellationToken) => Races.RunAsync(
        async () =>
        {
            var (context, id) = (request.Context, request.Id);
            var city = access.RequireOwn(context.Caller, id);
            await using var unit = await units.BeginAsync(context.In(city, id), cancellationToken);
            var found = await unit.LoadAsync<ReturnState>(ReturnId.Stream(id), cancellationToken);
            if (!found.Exists)
            {
                throw ReturnAccess.Unknown();
            }

            context.RequireVersion(found.Version);
            var after = found.State.Received is null ? unit.Append(found, [new ReturnReceived(context.Caller.Id)]) : found;
            return await unit.CommitAsync(context, new ReturnReceipt(id, after.State.ReceivedAt ?? unit.Now), 200, cancellationToken);
        },
        cancellationToken);
}
