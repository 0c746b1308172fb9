namespace Workflow.Engine.Triggers;

/// <summary>Starts the workflow at a moment; one that is past when the workflow is published starts nothing, as in Elsa.</summary>
internal sealed class StartAtTrigger : ITriggerKind
{
    public string ActivityType => "Elsa.StartAt";

    public IEnumerable<TriggerStimulus> Read(ITriggerInputs inputs) =>
        inputs.Input<DateTimeOffset?>("DateTime") is { } at
            ? [new TriggerStimulus("StartAt", string.Empty) { Schedule = new Schedule.Once(at.ToUniversalTime()) }]
            : throw new TriggerFaultException("请填写启动时间，例如 2026-03-01T09:00:00+08:00。");
}
