using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>The activity 公示结果.</summary>
internal sealed class PublishScoresActivity() : WaitingEvaluationActivity(
    EvaluationVocabulary.Descriptor(
        "PublishEvaluation",
        "计分并公示",
        "填报的数值全部审核后计分并公示；还有待审核的，等到审核完。公示期内单位可以申诉。",
        [Vocabulary.Input("AppealDays", "申诉期（工作日）", "自公示之日起，到最后一天结束时截止。", "Int32") with { Default = "5" }],
        [new OutputDescriptor("AppealUntil", "String", "申诉截止日", "日期，例如 2026-12-31。")]),
    PublishScoresCommand.CommandKind)
{
    protected override void Pass(IActivityContext context)
    {
        context.SetOutput("AppealUntil", JsonSerializer.SerializeToElement(ChinaTime.DayOf(context.Now)));
        context.Complete(Done);
    }

    protected override void Ready(IActivityContext context, JsonElement answer) =>
        context.SetOutput("AppealUntil", answer.GetProperty("appealUntil"));
}

/// <summary>Scores and publishes in the burst's own transaction.</summary>
internal sealed class PublishScoresCommand(IVault vault, ICalendars calendars) : EvaluationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "evaluation.publish";

    private const int DefaultDays = 5;
    private const int MostDays = 60;

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Loaded<EvaluationState> found, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var days = Math.Clamp(arguments.Number("appealDays") ?? DefaultDays, 1, MostDays);
        var until = calendars.China.AddWorkingDays(ChinaTime.DayOf(unit.Now), days);
        if (EvaluationDecisions.Publish(found.State, until) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
        }
        else if (!found.State.IsPublished)
        {
            unit.Append(found, [new EvaluationAwaited(command.InstanceId!, command.BookmarkId!)]);
            return Task.FromResult(CommandActivity.Answer(WaitingEvaluationActivity.Wait));
        }

        return Task.FromResult(JsonSerializer.SerializeToElement(new
        {
            port = CommandActivity.Done,
            appealUntil = (found.State.AppealUntil ?? until).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
    }
}
