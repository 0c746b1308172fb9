using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>The activity 定稿.</summary>
internal sealed class FinaliseScoresActivity() : WaitingEvaluationActivity(
    EvaluationVocabulary.Descriptor(
        "FinaliseEvaluation", "排名定稿", "申诉全部处理后确定名次和表彰名单；还有没处理的，等到处理完。"),
    FinaliseScoresCommand.CommandKind);

/// <summary>Makes it final in the burst's own transaction.</summary>
internal sealed class FinaliseScoresCommand(IVault vault) : EvaluationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "evaluation.finalise";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Loaded<EvaluationState> found, Command command, Arguments arguments, CancellationToken cancellation)
    {
        if (EvaluationDecisions.Finalise(found.State) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
        }
        else if (found.State.Status != EvaluationStatus.Final)
        {
            unit.Append(found, [new EvaluationAwaited(command.InstanceId!, command.BookmarkId!)]);
            return Task.FromResult(CommandActivity.Answer(WaitingEvaluationActivity.Wait));
        }

        return Task.FromResult(CommandActivity.Answer(CommandActivity.Done));
    }
}
