using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Activities;

/// <summary>
/// A workflow used as an activity. It runs inside the instance; its inputs and outputs are variables of this
/// execution, so that expressions and <see cref="SetOutput"/> inside find them.
/// </summary>
internal sealed class WorkflowActivity(ReusableWorkflow workflow) : IActivity
{
    public ReusableWorkflow Workflow => workflow;

    public ActivityDescriptor Descriptor { get; } = workflow.Describe();

    public void Execute(IActivityContext context)
    {
        foreach (var input in Descriptor.Inputs)
        {
            var value = context.Input(input.Name);
            Keep(context, input.Name, value.IsNothing() ? JsonValues.Null : value);
        }

        foreach (var output in Descriptor.Outputs)
        {
            Keep(context, output.Name, JsonValues.Null);
        }

        if (context.Node.Child(WorkflowRoot.RootPort) is { } root)
        {
            context.Schedule(root);
        }
        else
        {
            throw new ExpressionException($"流程“{Descriptor.DisplayName}”无法展开，请检查它的定义。");
        }
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        var variables = context.Instance.Executions[context.ExecutionId].Variables;
        foreach (var output in Descriptor.Outputs)
        {
            context.SetOutput(output.Name, variables[ReusableWorkflow.ArgumentName(output.Name)]);
        }

        context.Complete(child.Outcomes);
    }

    /// <summary>The innermost execution of a workflow used as an activity that has such an output; null when none has.</summary>
    public static string? OwnerOf(IActivityContext context, string output)
    {
        var state = context.Instance;
        for (var id = context.ExecutionId; id is not null && state.Executions.TryGetValue(id, out var execution); id = execution.ParentId)
        {
            if (((ActivityContext)context).Run.NodeOf(execution).Settled is WorkflowActivity activity
                && activity.Descriptor.Outputs.Any(one => ReusableWorkflow.ArgumentName(one.Name) == output))
            {
                return id;
            }
        }

        return null;
    }

    private static void Keep(IActivityContext context, string member, System.Text.Json.JsonElement value) =>
        context.Record(new VariableSet(context.ExecutionId, ReusableWorkflow.ArgumentName(member), value));
}
