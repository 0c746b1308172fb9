using JasperFx.Events;

namespace Workflow.Engine.Streams;

/// <summary>Reads what stands beside an event that Marten has loaded.</summary>
internal static class StoredEvent
{
    public static string Header(IEvent stored, string name) => stored.GetHeader(name)?.ToString() ?? string.Empty;

    public static EventFacts Facts(IEvent stored) => new(
        stored.Version,
        stored.Timestamp,
        new Actor(
            Header(stored, EventChain.ActorHeader),
            Header(stored, EventChain.RoleHeader),
            Header(stored, EventChain.OrganisationHeader),
            stored.TenantId));
}
