using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>Lists the catalogue.</summary>
internal sealed class ListServiceEntriesHandler(IUnitOfWorkFactory units) : IRequestHandler<ListServiceEntries, ServiceListing>
{
    private const int Most = 200;

    public async Task<ServiceListing> Handle(ListServiceEntries request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireReader(request.Caller);
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(Tenants.Province), "service-catalogue"), cancellationToken);
        var all = await CatalogueSnapshot.ReadAsync(unit, cancellationToken);
        var found = all.InOrder.Where(entry => IsOf(request.Unit, entry, all) && Says(request.Search?.Trim(), entry, all)).ToList();
        var listed = found.Where(entry => request.List is null || entry.Content.List == request.List).ToList();
        return new ServiceListing(
            [.. ServiceLists.All.Select(list => Count(list, [.. found.Where(entry => entry.Content.List == list)]))],
            [.. all.Entries.Values.SelectMany(entry => UnitsOf(entry, all)).Distinct().Order(StringComparer.Ordinal)],
            new Page<ServiceEntrySummary>(
                [.. listed.Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 0, Most)).Select(Show)], listed.Count));
    }

    private static bool IsOf(string? unit, ServiceEntryRow entry, CatalogueSnapshot all) =>
        unit is not { Length: > 0 } || UnitsOf(entry, all).Contains(unit);

    private static bool Says(string? search, ServiceEntryRow entry, CatalogueSnapshot all) =>
        search is not { Length: > 0 }
        || new[] { entry.Id, entry.Content.Name }
            .Concat(entry.Content.Items.SelectMany(code => new[] { code, all.Items[code].Content.Name }))
            .Any(text => text.Contains(search, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> UnitsOf(ServiceEntryRow entry, CatalogueSnapshot all) =>
        [entry.Content.Lead, .. entry.Content.Supporting, .. entry.Content.Items.Select(code => all.Items[code].Content.Unit)];

    private static ServiceListCount Count(string list, IReadOnlyList<ServiceEntryRow> entries) => new(
        list, ServiceLists.NameOf(list), entries.Count, entries.SelectMany(entry => entry.Content.Items).Distinct().Count());

    private static ServiceEntrySummary Show(ServiceEntryRow entry) => new(
        entry.Id,
        entry.Content.List,
        entry.Content.Name,
        entry.Content.Lead,
        entry.Content.Supporting,
        entry.Content.Items.Count,
        entry.Version,
        entry.RevisedAt);
}
