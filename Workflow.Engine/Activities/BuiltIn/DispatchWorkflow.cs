using Workflow.Engine.Bookmarks;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Sends another workflow on its way and, if asked, waits for its output.</summary>
internal sealed class DispatchWorkflow : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "DispatchWorkflow",
        Describe.Composition,
        "派发流程",
        "派发另一个流程，可以等待它结束并取得输出。",
        [
            ChildWorkflow.Definition,
            ChildWorkflow.CorrelationId,
            ChildWorkflow.Input,
            Describe.Flag("WaitForCompletion", "等待结束", "等子流程结束后再继续"),
            .. ChildWorkflow.Ignored,
        ],
        [Describe.Result("子流程的输出")]);

    public void Execute(IActivityContext context) => ChildWorkflow.Seek(context);

    public void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByCommand)
        {
            Start(context);
            return;
        }

        context.SetOutput("Result", resumption switch
        {
            Resumption.ByChildInstance child => child.Output,
            Resumption.ByBookmark { Input: { } input } => input,
            _ => JsonValues.Null,
        });
        context.Complete();
    }

    private static void Start(IActivityContext context)
    {
        var waits = context.Input<bool>("WaitForCompletion");
        var child = ChildWorkflow.Start(
            context, null, ChildWorkflow.Correlation(context), waits ? ChildWait.UntilEnd : ChildWait.None);
        if (waits)
        {
            ChildWorkflow.Await(context, BookmarkKinds.DispatchWorkflow, child);
        }
        else
        {
            context.Complete();
        }
    }
}
