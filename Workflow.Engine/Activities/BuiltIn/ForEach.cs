using System.Text.Json.Nodes;

namespace Workflow.Engine.Activities;

/// <summary>Once for each item, one after another.</summary>
internal sealed class ForEach : ILoop
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "ForEach",
        Describe.Looping,
        "逐项循环",
        "对集合中的每一项依次执行。",
        [Describe.Items("集合", "要逐项处理的集合")],
        [new OutputDescriptor("CurrentValue", "Object", "当前项")],
        ports: [ILoop.Body],
        portNames: ILoop.PortNames);

    public void Execute(IActivityContext context) => Go(context, 0);

    public void ChildCompleted(IActivityContext context, ChildCompletion child) =>
        Go(context, context.Bag()["index"]!.GetValue<int>() + 1);

    private static void Go(IActivityContext context, int index)
    {
        var items = LoopItems.Required(context);
        if (index >= items.GetArrayLength() || context.Node.Child(ILoop.Body) is not { } body)
        {
            context.Complete();
            return;
        }

        context.SetOutput("CurrentValue", items[index]);
        context.SetBag(new JsonObject { ["index"] = index });
        context.Schedule(body, variables: LoopItems.Variables(items[index], index));
    }
}
