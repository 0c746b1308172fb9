using Workflow.Engine.Activities;

namespace Workflow.Activities.Common;

/// <summary>An activity on something that a trial has none of, such as a ticket or a project: a trial is let pass.</summary>
internal abstract class PassedInTrial(ActivityDescriptor descriptor, string command) : CommandActivity(descriptor, command)
{
    public override void Execute(IActivityContext context)
    {
        if (context.Instance.IsTrial)
        {
            Pass(context);
        }
        else
        {
            Begin(context);
        }
    }

    /// <summary>What a trial makes of it.</summary>
    protected virtual void Pass(IActivityContext context) => context.Complete(Done);

    /// <summary>What it does otherwise.</summary>
    protected virtual void Begin(IActivityContext context) => Issue(context, null);
}
