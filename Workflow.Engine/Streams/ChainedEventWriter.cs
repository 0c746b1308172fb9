using JasperFx.Events;

namespace Workflow.Engine.Streams;

/// <summary>Puts an event and its chain hash into the form Marten stores.</summary>
internal static class ChainedEventWriter
{
    public static IEvent Wrap(object body, ChainedEvent link, string previous)
    {
        var wrapped = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(body.GetType()), body)!;
        wrapped.Id = link.Id;
        wrapped.Timestamp = link.At;
        wrapped.CorrelationId = link.Correlation;
        wrapped.CausationId = link.Causation;
        wrapped.UserName = link.Actor.Id;
        wrapped.SetHeader(EventChain.ActorHeader, link.Actor.Id);
        wrapped.SetHeader(EventChain.RoleHeader, link.Actor.Role);
        wrapped.SetHeader(EventChain.OrganisationHeader, link.Actor.Organisation);
        wrapped.SetHeader(EventChain.PreviousHeader, previous);
        wrapped.SetHeader(EventChain.HashHeader, EventChain.Hash(link, previous));
        return wrapped;
    }

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
