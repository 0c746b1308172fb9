using Workflow.Engine.Time;

namespace Workflow.Engine.Triggers;

/// <summary>Starts the workflow by a cron expression.</summary>
internal sealed class CronTrigger : ITriggerKind
{
    public string ActivityType => "Elsa.Cron";

    public IEnumerable<TriggerStimulus> Read(ITriggerInputs inputs)
    {
        var expression = inputs.Input<string>("CronExpression") ?? string.Empty;
        return CronRule.Check(expression) is { } problem
            ? throw new TriggerFaultException(problem)
            : [new TriggerStimulus("Cron", expression) { Schedule = new Schedule.ByCron(expression) }];
    }
}
