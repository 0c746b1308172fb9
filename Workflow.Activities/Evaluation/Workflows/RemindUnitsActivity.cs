using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notifications;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>The activity 提醒未填报单位.</summary>
internal sealed class RemindUnitsActivity() : PassedInTrial(
    EvaluationVocabulary.Descriptor(
        "RemindEvaluatedUnits", "提醒未填报单位", "给还没有填报全部指标（包括退回后没有重新填报）的单位发邮件。"),
    RemindUnitsCommand.CommandKind);

/// <summary>Reminds whoever owes a value at this moment.</summary>
internal sealed class RemindUnitsCommand(IVault vault) : EvaluationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "evaluation.remind";

    private const string MailTemplate = "evaluation-reminder";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Loaded<EvaluationState> found, Command command, Arguments arguments, CancellationToken cancellation)
    {
        if (EvaluationDecisions.Remind(found.State) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
            var (opened, today) = (found.State.Opened!, ChinaTime.DayOf(unit.Now));
            foreach (var each in opened.Units.Where(each => found.State.Owing.Contains(each.Code)))
            {
                unit.Enqueue(Mail(unit, opened, each, today));
            }
        }

        return Task.FromResult(CommandActivity.Answer(CommandActivity.Done));
    }

    private static EffectWork Mail(IUnitOfWork unit, EvaluationOpened opened, EvaluationUnit to, DateOnly today) => new(
        unit.Origin.Tenant,
        MailRequest.Kind,
        $"{MailTemplate}/{opened.EvaluationId}/{to.Code}/{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        MailRequest.ToOrganisation(to.Code, MailTemplate, new
        {
            organisation = to.Name,
            title = opened.Title,
            dueOn = opened.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        }).ToJson(),
        InstanceId: null,
        opened.EvaluationId);
}
