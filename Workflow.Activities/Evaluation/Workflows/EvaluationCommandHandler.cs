using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>A command of an evaluation's workflow; what is refused becomes an incident with the same words.</summary>
internal abstract class EvaluationCommandHandler(string kind, IVault vault) : WorkflowCommandHandler(kind, vault)
{
    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Text("caseNumber") ?? string.Empty;
        var found = await unit.LoadAsync<EvaluationState>(EvaluationId.Stream(id), cancellation);
        return found.Exists
            ? await RunAsync(unit, found, command, arguments, cancellation)
            : throw Refusals.NotFound("evaluation.unknown", "该流程不是由评价启动的。“评价”类活动只能用在由评价启动的流程中。");
    }

    protected abstract Task<JsonElement> RunAsync(
        IUnitOfWork unit, Loaded<EvaluationState> found, Command command, Arguments arguments, CancellationToken cancellation);
}

/// <summary>
/// An activity that goes on when the office has nothing left to do in the round. The command answers at once when that is so;
/// otherwise the round keeps who waits, and whoever does the last of it wakes the activity, which then asks again.
/// </summary>
internal abstract class WaitingEvaluationActivity(ActivityDescriptor descriptor, string command) : PassedInTrial(descriptor, command)
{
    /// <summary>The command's answer while something is left to do.</summary>
    public const string Wait = "Wait";

    private const string BookmarkKind = "EvaluationReady";

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByBookmark)
        {
            Begin(context);
        }
        else
        {
            base.Resume(context, resumption);
        }
    }

    protected override void Begin(IActivityContext context) =>
        Issue(context, context.CreateBookmark(BookmarkKind, context.Instance.CorrelationId ?? string.Empty));

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) != Wait)
        {
            Ready(context, answer);
            context.Complete(Done);
        }
    }

    protected virtual void Ready(IActivityContext context, JsonElement answer)
    {
    }
}
