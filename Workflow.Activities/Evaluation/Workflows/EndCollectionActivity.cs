using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>The activity 截止填报并测算.</summary>
internal sealed class EndCollectionActivity() : PassedInTrial(
    EvaluationVocabulary.Descriptor(
        "EndEvaluationCollection", "截止填报并测算", "停止填报，并测算由系统取数的指标；没有按期填报的指标不得分。"),
    EndCollectionCommand.CommandKind);

/// <summary>Ends it in the burst's own transaction.</summary>
internal sealed class EndCollectionCommand(IVault vault, Measurer measurer) : EvaluationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "evaluation.end-collection";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Loaded<EvaluationState> found, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var measured = await measurer.MeasureAsync(unit, found.State.Opened!, cancellation);
        if (EvaluationDecisions.EndCollection(found.State, measured) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
        }

        return CommandActivity.Answer(CommandActivity.Done);
    }
}
