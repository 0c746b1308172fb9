using System.Collections.Immutable;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notifications.Viewing;

/// <summary>The messages of a workflow instance and the instances it started, as a fold of the engine's own events: nothing else records them.</summary>
internal sealed record InstanceMessages : IFoldable<InstanceMessages>
{
    public static string StreamKind => InstanceState.StreamKind;

    public static InstanceMessages Initial { get; } = new();

    /// <summary>Messages by the key of their effect.</summary>
    public ImmutableDictionary<string, AskedMessage> ByKey { get; init; } = ImmutableDictionary<string, AskedMessage>.Empty;

    /// <summary>Instances it started.</summary>
    public ImmutableList<string> Children { get; init; } = [];

    public static string Stream(string instanceId) => $"{StreamKind}:{instanceId}";

    public InstanceMessages Apply(object @event, EventFacts facts) => WorkflowAdvanced.In(@event) is { } burst
        ? burst.Facts.Aggregate(Settle(burst.Stimulus, facts.At), (messages, fact) => messages.Note(fact, facts.At))
        : this;

    private InstanceMessages Settle(Stimulus stimulus, DateTimeOffset at) => stimulus switch
    {
        EffectAnswered answered => Change(answered.Key, message => message.Answered(answered.Answer, at)),
        EffectFailed failed => Change(failed.Key, message => message with { EndedAt = at, Failure = failed.Code }),
        _ => this,
    };

    private InstanceMessages Note(Fact fact, DateTimeOffset at) => fact switch
    {
        // An operator's retry may ask again under the same key: it is the same message, which waits again.
        EffectRequested { Effect: var effect } when AskedMessage.Of(effect.Key, effect.Kind, effect.Request, at) is { } asked =>
            this with { ByKey = ByKey.SetItem(asked.Key, asked) },
        ChildRequested child => this with { Children = Children.Add(child.InstanceId) },
        _ => this,
    };

    private InstanceMessages Change(string key, Func<AskedMessage, AskedMessage> change) =>
        ByKey.TryGetValue(key, out var message) ? this with { ByKey = ByKey.SetItem(key, change(message)) } : this;
}
