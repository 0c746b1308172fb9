namespace Workflow.Engine.Triggers;

/// <summary>Starts the workflow again and again, first one interval after the publication.</summary>
internal sealed class TimerTrigger : ITriggerKind
{
    public string ActivityType => "Elsa.Timer";

    public IEnumerable<TriggerStimulus> Read(ITriggerInputs inputs) =>
        inputs.Input<TimeSpan>("Interval") is { Ticks: > 0 } interval && interval <= TimeSpan.FromDays(36500)
            ? [new TriggerStimulus("Timer", string.Empty) { Schedule = new Schedule.Every(inputs.Now, interval) }]
            : throw new TriggerFaultException("间隔必须大于零，例如 00:05:00 表示每五分钟。");
}
