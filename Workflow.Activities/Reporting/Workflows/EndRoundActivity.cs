using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting.Consolidating;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Workflows;

/// <summary>The activity 截止进展报送.</summary>
internal sealed class EndRoundActivity() : CommandActivity(
    ReportVocabulary.Words.Descriptor(
        "EndReportRound",
        "截止进展报送",
        "给截止日结束时还没有报送的单位记“逾期未报”，并列出这些单位，供逐级督办；此后仍可补报，记“逾期报送”。",
        [
            ReportVocabulary.Round,
            Vocabulary.Input("CatchUpDays", "补报期限（工作日）", "逐级督办的时限：自今天起的工作日数。", "Int32") with { Default = "3" },
        ],
        [new OutputDescriptor("Missing", "Object", "逾期未报的单位", "每项是“逐级督办”流程的输入，matterId 是关联编号。")],
        [Done]),
    EndRoundCommand.CommandKind)
{
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        context.SetOutput("Missing", answer.GetProperty("missing"));
        context.Complete(Done);
    }
}

/// <summary>Marks the missing ones in the burst's own transaction.</summary>
internal sealed class EndRoundCommand(IVault vault, ICalendars calendars) : RoundCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "report-round.end";

    private const int DefaultDays = 3;
    private const int MostDays = 60;
    private const int LongestTitle = 180;

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await LoadAsync(unit, arguments, cancellation);
        var round = found.State.Opened!;
        var missing = new List<ReportRequested>();
        foreach (var report in await RoundGathering.ReportsAsync(unit, round, cancellation))
        {
            if (ReportDecisions.Miss(report.State) is { Count: > 0 } missed)
            {
                unit.Append(report, missed);
                missing.Add(report.State.Requested!);
            }
        }

        if (RoundDecisions.End(found.State, [.. missing.Select(report => report.Unit.Code)]) is { Count: > 0 } ended)
        {
            unit.Append(found, ended);
        }

        var days = Math.Clamp(arguments.Number("catchUpDays") ?? DefaultDays, 0, MostDays);
        var deadline = ChinaTime.DayOf(calendars.China.Deadline(unit.Now, days));
        return JsonSerializer.SerializeToElement(new { missing = missing.Select(report => Matter(report, deadline)) });
    }

    /// <summary>What the supervision ladder needs to know.</summary>
    private static object Matter(ReportRequested report, DateOnly deadline) => new
    {
        matterId = report.ReportId,
        matterKind = "progress-report",
        matter = $"报送{report.Period.Name}工作进展",
        requirement = $"补报{report.Period.Name}工作进展，共 {report.Measures.Count} 项举措。",
        unit = report.Unit.Code,
        deadline = deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        basis = $"《{(report.PlanTitle.Length > LongestTitle ? report.PlanTitle[..LongestTitle] : report.PlanTitle)}》",
    };
}
