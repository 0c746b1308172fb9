using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notifications;
using Workflow.Activities.Reporting.Consolidating;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Workflows;

/// <summary>The activity 提醒未报送单位.</summary>
internal sealed class RemindReportersActivity() : CommandActivity(
    ReportVocabulary.Words.Descriptor(
        "RemindReporters",
        "提醒未报送单位",
        "给还没有报送（包括退回后没有重新报送）的单位发邮件，并在其进展报送页面上提示。",
        [ReportVocabulary.Round],
        [new OutputDescriptor("Count", "Int32", "提醒的单位数")],
        [Done]),
    RemindReportersCommand.CommandKind)
{
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        context.SetOutput("Count", answer.GetProperty("count"));
        context.Complete(Done);
    }
}

/// <summary>Reminds whoever owes a report at this moment.</summary>
internal sealed class RemindReportersCommand(IVault vault) : RoundCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "report-round.remind";

    private const string MailTemplate = "progress-report-reminder";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await LoadAsync(unit, arguments, cancellation);
        var round = found.State.Opened!;
        var reports = await RoundGathering.ReportsAsync(unit, round, cancellation);
        var owing = reports.Where(report => ReportStatus.IsOwed(report.State.Status)).Select(report => report.State.Requested!.Unit).ToList();
        var decided = RoundDecisions.Remind(found.State, [.. owing.Select(each => each.Code)]);
        if (decided.Count == 0)
        {
            return Answer(0);
        }

        unit.Append(found, decided);
        var today = ChinaTime.DayOf(unit.Now);
        foreach (var reporter in owing)
        {
            unit.Enqueue(Mail(unit, round, reporter, today));
        }

        return Answer(owing.Count);
    }

    private static JsonElement Answer(int count) => JsonSerializer.SerializeToElement(new { count });

    private static EffectWork Mail(IUnitOfWork unit, RoundOpened round, ReportUnit reporter, DateOnly today)
    {
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var left = round.DueOn.DayNumber - today.DayNumber;
        return new EffectWork(
            unit.Origin.Tenant,
            MailRequest.Kind,
            $"{MailTemplate}/{round.RoundId}/{reporter.Code}/{day}",
            MailRequest.ToOrganisation(reporter.Code, MailTemplate, new
            {
                organisation = reporter.Name,
                period = round.Period.Name,
                plan = round.PlanTitle,
                dueOn = round.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
                left = left switch
                {
                    > 0 => string.Create(CultureInfo.InvariantCulture, $"还有 {left} 天截止"),
                    0 => "今天截止",
                    _ => string.Create(CultureInfo.InvariantCulture, $"已逾期 {-left} 天"),
                },
            }).ToJson(),
            InstanceId: null,
            round.RoundId);
    }
}
