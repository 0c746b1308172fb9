using Workflow.Activities.Http;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Triggers;

namespace Workflow.Host.Api.Workflows;

/// <summary>What answers to a path and method: a trigger that starts a workflow, or an instance that waits there.</summary>
/// <param name="Rules">What the endpoint asks of a request.</param>
/// <param name="RouteData">Values of the path's parameters.</param>
/// <param name="Trigger">The trigger; null when an instance waits.</param>
/// <param name="Bookmark">Who waits; null when a workflow is started.</param>
internal sealed record FoundEndpoint(
    EndpointRules Rules,
    IReadOnlyDictionary<string, string> RouteData,
    TriggerRow? Trigger,
    FoundBookmark? Bookmark);
