namespace Workflow.Engine.Activities;

/// <summary>One branch or the other.</summary>
internal sealed class If : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "If",
        Describe.Branching,
        "如果",
        "条件成立时执行一个分支，否则执行另一个。",
        [Describe.Condition("要判断的条件")],
        [Describe.Result("条件是否成立", "Boolean")],
        ports: ["then", "else"],
        portNames: Describe.Ports(("then", "成立"), ("else", "否则")));

    public void Execute(IActivityContext context)
    {
        var holds = context.Input<bool>("Condition");
        context.SetOutput("Result", Expressions.JsonValues.Of(holds));
        if (context.Node.Child(holds ? "then" : "else") is { } branch)
        {
            context.Schedule(branch);
        }
        else
        {
            context.Complete();
        }
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => context.Complete();
}
