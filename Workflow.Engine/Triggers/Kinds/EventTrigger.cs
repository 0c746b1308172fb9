using Workflow.Engine.Activities;
using Workflow.Engine.Bookmarks;

namespace Workflow.Engine.Triggers;

/// <summary>An event starts the workflow.</summary>
internal sealed class EventTrigger : ITriggerKind
{
    public string ActivityType => Event.TypeName;

    public string? InputName => Event.InputName;

    public IEnumerable<TriggerStimulus> Read(ITriggerInputs inputs) =>
        inputs.Input<string>("EventName") is { Length: > 0 } name
            ? [new TriggerStimulus(BookmarkKinds.Event, name)]
            : throw new TriggerFaultException("请填写事件名称，否则没有事件能启动这个流程。");
}
