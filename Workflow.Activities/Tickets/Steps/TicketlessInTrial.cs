using Workflow.Activities.Common;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>An activity on tickets that lets a trial pass: a trial has no ticket.</summary>
internal abstract class TicketlessInTrial(ActivityDescriptor descriptor, string command) : CommandActivity(descriptor, command)
{
    /// <summary>The way on of a trial.</summary>
    protected virtual string TrialPort => Done;

    public override void Execute(IActivityContext context)
    {
        if (context.Instance.IsTrial)
        {
            context.Complete(TrialPort);
        }
        else
        {
            Issue(context, null);
        }
    }
}
