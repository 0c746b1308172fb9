using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>The activities of the cases that hold.</summary>
internal sealed class Switch : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Switch",
        Describe.Branching,
        "多路选择",
        "逐条判断情形，执行成立的那一条（或全部成立的）。",
        [SwitchCases.Cases("switch-editor"), SwitchCases.Mode],
        ports: [SwitchCases.Property, "default"],
        portNames: Describe.Ports(("default", "默认")));

    public void Execute(IActivityContext context)
    {
        var matching = SwitchCases.Matching(context);
        ActivityNode?[] chosen = matching.Count == 0
            ? [context.Node.Child("default")]
            : [.. matching.Select(one => one.Member("activity")?.Text("id")).Select(id =>
                context.Node.Under(SwitchCases.Property).FirstOrDefault(child => child.Id == id))];
        Remaining.Start(context, [.. chosen.OfType<ActivityNode>()]);
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => Remaining.Finish(context);
}
