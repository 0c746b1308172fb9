using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Deciding;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Revising;

/// <summary>修改事项.</summary>
internal sealed class ReviseServiceItemHandler(ServiceRevising revising) : IRequestHandler<ReviseServiceItem, ServiceReceipt>
{
    public Task<ServiceReceipt> Handle(ReviseServiceItem request, CancellationToken cancellationToken) =>
        revising.ReviseAsync<ItemState>(
            request.Context,
            request.Code,
            ItemState.Stream(request.Code),
            (state, _) => ServiceDecisions.Revise(state, request.Content),
            cancellationToken);
}

/// <summary>修改主题.</summary>
internal sealed class ReviseServiceEntryHandler(ServiceRevising revising) : IRequestHandler<ReviseServiceEntry, ServiceReceipt>
{
    public Task<ServiceReceipt> Handle(ReviseServiceEntry request, CancellationToken cancellationToken) =>
        revising.ReviseAsync<EntryState>(
            request.Context,
            request.Code,
            EntryState.Stream(request.Code),
            (state, now) => ServiceDecisions.Revise(state, request.Content, now.Items.Keys.ToHashSet(StringComparer.Ordinal)),
            cancellationToken);
}

/// <summary>Where the catalogue's keepers revise one stream: checked, decided, committed.</summary>
internal sealed class ServiceRevising(IUnitOfWorkFactory units)
{
    // Items are never taken out of the catalogue, so that those that were read beside the stream are there at the commit.
    public Task<ServiceReceipt> ReviseAsync<TState>(
        CommandContext context,
        string code,
        string stream,
        Func<TState, CatalogueSnapshot, IReadOnlyList<object>> decide,
        CancellationToken cancellation)
        where TState : IFoldable<TState> =>
        Races.RunAsync(
            async () =>
            {
                ServiceAccess.RequireKeeper(context.Caller);
                await using var unit = await units.BeginAsync(context.In(Tenants.Province, code), cancellation);
                var found = await unit.LoadAsync<TState>(stream, cancellation);
                var now = await CatalogueSnapshot.ReadAsync(unit, cancellation);
                context.RequireVersion(found.Version);
                var decided = decide(found.State, now);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                var touches = typeof(TState) == typeof(ItemState) ? now.Touched(code) : [];
                return await unit.CommitAsync(context, new ServiceReceipt(code, after.Version, touches), 200, cancellation);
            },
            cancellation);
}
