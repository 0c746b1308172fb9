using System.Text.Json.Nodes;

namespace Workflow.Engine.Activities;

/// <summary>
/// Branches at once; goes on when all have completed, or when the first has. Unlike Elsa, the first to complete
/// always ends the others, even those that have not started yet.
/// </summary>
internal sealed class Fork : IActivity
{
    private const string Port = "branches";

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Fork",
        Describe.Branching,
        "分叉",
        "同时执行多个分支。",
        [
            Describe.Choice(
                "JoinMode",
                "Elsa.Workflows.Activities.ForkJoinMode",
                "汇合方式",
                "WaitAll",
                KeyValuePair.Create("WaitAll", "等待全部分支"),
                KeyValuePair.Create("WaitAny", "任一分支完成即继续")) with { IsWrapped = false },
        ],
        ports: [Port]);

    public void Execute(IActivityContext context)
    {
        var branches = context.Node.Under(Port);
        if (branches.IsEmpty)
        {
            context.Complete();
            return;
        }

        foreach (var branch in branches)
        {
            context.Schedule(branch);
        }

        context.SetBag(new JsonObject { ["remaining"] = branches.Length });
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        var remaining = context.Bag()["remaining"]!.GetValue<int>() - 1;
        if (remaining == 0 || Break.IsUnderWay(context) || context.Input<string>("JoinMode") == "WaitAny")
        {
            context.Complete();
        }
        else
        {
            context.SetBag(new JsonObject { ["remaining"] = remaining });
        }
    }
}
