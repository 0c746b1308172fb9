using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Resolving;

/// <summary>窗口识别 as the fold of its stream.</summary>
internal sealed record CounterVisitState : IFoldable<CounterVisitState>
{
    public static string StreamKind => "counter-visit";

    public static CounterVisitState Initial { get; } = new();

    public CounterVisitOpened? Opened { get; init; }

    public static string Stream(string visitId) => $"{StreamKind}:{visitId}";

    public CounterVisitState Apply(object @event, EventFacts facts) => @event switch
    {
        CounterVisitOpened opened => this with { Opened = opened },
        _ => this,
    };
}
