using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes;

/// <summary>苏服码 of one person, as the fold of its stream.</summary>
internal sealed record ServiceCodeState : IFoldable<ServiceCodeState>
{
    public static string StreamKind => "service-code";

    public static ServiceCodeState Initial { get; } = new();

    /// <summary>The binding; null while there is none.</summary>
    public ServiceCodeBound? Bound { get; init; }

    public DateTimeOffset BoundAt { get; init; }

    /// <summary>When the newest code that was used had been made. Older ones are used up too, so that nothing has to be kept of them.</summary>
    public DateTimeOffset UsedUpTo { get; init; }

    public long Version { get; init; }

    public static string Stream(string person) => $"{StreamKind}:{person}";

    public ServiceCodeState Apply(object @event, EventFacts facts) => Fold(@event, facts.At) with { Version = facts.Version };

    private ServiceCodeState Fold(object @event, DateTimeOffset at) => @event switch
    {
        ServiceCodeBound bound => this with { Bound = bound, BoundAt = at },
        ServiceCodeUnbound => this with { Bound = null },
        ServiceCodeUsed used => this with { UsedUpTo = used.IssuedAt },
        _ => this,
    };
}
