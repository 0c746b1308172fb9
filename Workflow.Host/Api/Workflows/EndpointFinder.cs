using Workflow.Activities.Callers;
using Workflow.Activities.Http;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Triggers;

namespace Workflow.Host.Api.Workflows;

/// <summary>
/// Finds what answers to a request. The most exact path counts; where a workflow starts at a path, it starts, also when
/// an instance waits there too, as in Elsa, unless the request names the instance.
/// </summary>
internal sealed class EndpointFinder(ITriggers triggers, IBookmarks bookmarks, IWorkflows workflows)
{
    /// <summary>Everything that answers: none, one, or several that cannot be told apart.</summary>
    public async Task<IReadOnlyList<FoundEndpoint>> FindAsync(
        EndpointRequest request,
        Caller? caller,
        CancellationToken cancellation)
    {
        var starting = await StartingAsync(request, caller, cancellation);
        if (starting is not null && request.InstanceId is null)
        {
            return [starting];
        }

        var waiting = await WaitingAsync(request, caller, cancellation);
        return waiting.Count > 0 || starting is null ? waiting : [starting];
    }

    private async Task<FoundEndpoint?> StartingAsync(EndpointRequest request, Caller? caller, CancellationToken cancellation)
    {
        var prefix = EndpointKey.Prefix(request.Method);
        var matching =
            from row in await triggers.FindAsync(EndpointKey.Kind, cancellation)
            where row.Key.StartsWith(prefix, StringComparison.Ordinal)
            let rules = EndpointRules.From(row.Payload)!
            let match = EndpointKey.Match(rules.Path, request.Path)
            where match is not null
            orderby match.Rank, row.Tenant == caller?.Tenant ? 0 : 1, row.Id
            select new FoundEndpoint(rules, match.Values, row, null);
        return matching.FirstOrDefault();
    }

    private async Task<IReadOnlyList<FoundEndpoint>> WaitingAsync(
        EndpointRequest request,
        Caller? caller,
        CancellationToken cancellation)
    {
        var shapes = await bookmarks.KeysAsync(
            EndpointKey.Kind, EndpointKey.Prefix(request.Method), EndpointKey.Parameter, cancellation);
        var keys = shapes
            .Select(key => (Key: key, Match: EndpointKey.MatchShape(key, request.Path)))
            .Where(shape => shape.Match is not null)
            .OrderBy(shape => shape.Match!.Rank, StringComparer.Ordinal)
            .Select(shape => shape.Key)
            .Prepend(EndpointKey.Of(request.Method, request.Path))
            .Distinct()
            .ToList();
        var found = await bookmarks.FindAsync(EndpointKey.Kind, keys, cancellation);
        var meant = found
            .Where(bookmark => request.InstanceId is null || bookmark.InstanceId == request.InstanceId)
            .Where(bookmark => request.CorrelationId is null || bookmark.CorrelationId == request.CorrelationId)
            .Where(bookmark => IsInSight(bookmark, caller))
            .GroupBy(bookmark => keys.IndexOf(bookmark.Key))
            .MinBy(group => group.Key);
        var endpoints = new List<FoundEndpoint>();
        foreach (var bookmark in meant?.Take(EndpointRequest.MostListed) ?? [])
        {
            if (await ReadAsync(bookmark, request.Path, cancellation) is { } endpoint)
            {
                endpoints.Add(endpoint);
            }
        }

        return endpoints;
    }

    // Staff see their own tenant's instances. Whom nobody knows, and applicants, an endpoint lets in or not by its policy.
    private static bool IsInSight(FoundBookmark bookmark, Caller? caller) =>
        caller is null || caller.Is(Roles.Citizen) || caller.IsProvincial || caller.Tenant == bookmark.Tenant;

    private async Task<FoundEndpoint?> ReadAsync(FoundBookmark found, string path, CancellationToken cancellation)
    {
        var view = await workflows.FindAsync(found.Tenant, found.InstanceId, null, cancellation);
        return view?.State.Bookmarks.GetValueOrDefault(found.BookmarkId) is { } bookmark
            && EndpointRules.From(bookmark.Payload) is { } rules
            && EndpointKey.Match(rules.Path, path) is { } match
                ? new FoundEndpoint(rules, match.Values, null, found)
                : null;
    }
}
