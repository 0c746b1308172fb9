using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>Shows one entry.</summary>
internal sealed class GetServiceEntryHandler(IUnitOfWorkFactory units) : IRequestHandler<GetServiceEntry, ServiceEntryView>
{
    public async Task<ServiceEntryView> Handle(GetServiceEntry request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireReader(request.Caller);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(Tenants.Province), request.Code), cancellationToken);
        var all = await CatalogueSnapshot.ReadAsync(unit, cancellationToken);
        var entry = all.Entries.GetValueOrDefault(request.Code) ?? throw ServiceAccess.UnknownEntry();
        var state = (await unit.LoadAsync<EntryState>(EntryState.Stream(request.Code), cancellationToken)).State;
        return new ServiceEntryView(
            entry.Id,
            entry.Content,
            [.. entry.Content.Items.Select(code => all.Items[code]).Select(item => new ServiceItemSummary(item.Id, item.Content, item.Version))],
            entry.Version,
            History.Of(state.Revisions, ServiceFields.Between),
            ServiceAccess.MayRevise(request.Caller));
    }
}

/// <summary>Shows one item with what it touches.</summary>
internal sealed class GetServiceItemHandler(IUnitOfWorkFactory units, IScenarios scenarios)
    : IRequestHandler<GetServiceItem, ServiceItemView>
{
    public async Task<ServiceItemView> Handle(GetServiceItem request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireReader(request.Caller);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(Tenants.Province), request.Code), cancellationToken);
        var all = await CatalogueSnapshot.ReadAsync(unit, cancellationToken);
        var item = all.Items.GetValueOrDefault(request.Code) ?? throw ServiceAccess.UnknownItem();
        var state = (await unit.LoadAsync<ItemState>(ItemState.Stream(request.Code), cancellationToken)).State;
        return new ServiceItemView(
            item.Id,
            item.Content,
            all.Touched(item.Id),
            RunLimits.Of(item.Id, item.Content, scenarios.All),
            item.Version,
            History.Of(state.Revisions, ServiceFields.Between),
            ServiceAccess.MayRevise(request.Caller));
    }
}

/// <summary>Compares two versions of an item.</summary>
internal sealed class CompareServiceItemHandler(IUnitOfWorkFactory units)
    : IRequestHandler<CompareServiceItem, IReadOnlyList<FieldChange>>
{
    public async Task<IReadOnlyList<FieldChange>> Handle(CompareServiceItem request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireReader(request.Caller);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(Tenants.Province), request.Code), cancellationToken);
        var stream = await unit.LoadAsync<ItemState>(ItemState.Stream(request.Code), cancellationToken);
        return stream.Exists
            ? ServiceFields.Between(Find(stream.State, request.From), Find(stream.State, request.To))
            : throw ServiceAccess.UnknownItem();
    }

    private static ItemContent Find(ItemState state, long version) =>
        state.Revisions.FirstOrDefault(revision => revision.Version == version)?.Content
        ?? throw Refusals.NotFound("service-item.no-version", $"这个事项没有第 {version} 版，请选择 1 到 {state.Revisions.Count} 之间的版本。");
}
