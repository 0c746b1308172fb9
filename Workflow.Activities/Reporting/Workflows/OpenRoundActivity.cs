using System.Globalization;
using System.Text.Json;
using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Reporting.Opening;
using Workflow.Activities.WorkPlans;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Workflows;

/// <summary>The activity 开始进展报送.</summary>
internal sealed class OpenRoundActivity() : CommandActivity(
    ReportVocabulary.Words.Descriptor(
        "OpenReportRound",
        "开始进展报送",
        "按当年已确认的工作要点，向每个责任单位布置本期进展报送，并发邮件告知；设区市由其数据局报送。",
        [
            Vocabulary.Input("Plan", "工作要点", "编号；留空时取报送期所在年份最近确认的一份。"),
            Vocabulary.Input("Half", "报送期", "留空时取离今天最近的半年。", uiHint: "dropdown") with
            {
                Options = [new("h1", "上半年"), new("h2", "下半年")],
            },
            Vocabulary.Input("DueOn", "截止日", "日期，例如 2026-06-30；留空时按“报送天数”。"),
            Vocabulary.Input("DueInDays", "报送天数", "自布置之日起的日历天数，到那一天结束时截止。", "Int32") with { Default = "15" },
        ],
        [
            new OutputDescriptor("Round", "String", "报送轮次", "交给“提醒未报送单位”“截止进展报送”。"),
            new OutputDescriptor("DueDay", "String", "截止日", "日期，例如 2026-06-30。"),
        ],
        [Done, NoPlan, AlreadyOpen],
        [NoPlan, AlreadyOpen]),
    OpenRoundCommand.CommandKind)
{
    /// <summary>The way on when no plan of the year is confirmed.</summary>
    public const string NoPlan = "NoPlan";

    /// <summary>The way on when another workflow runs the round.</summary>
    public const string AlreadyOpen = "AlreadyOpen";

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) == Done)
        {
            context.SetOutput("Round", answer.GetProperty("round"));
            context.SetOutput("DueDay", answer.GetProperty("dueDay"));
        }

        context.Complete(PortOf(answer));
    }
}

/// <summary>Opens it in the burst's own transaction; a round that was opened by hand for this workflow goes on.</summary>
internal sealed class OpenRoundCommand(IVault vault, RoundOpening opening) : RoundCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "report-round.open";

    private const int DefaultDays = 15;
    private const int MostDays = 366;

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(unit.Now);
        var nearest = HalfYear.NearestTo(today);
        var plan = arguments.Text("plan");
        var year = plan is null ? nearest.Year : YearOf(plan);
        var period = HalfYear.Read(year, arguments.Text("half") ?? nearest.Code)
            ?? throw Refusals.Invalid("report-round.half", "“开始进展报送”的报送期只能是 h1 或 h2。");
        plan ??= await ConfirmedAsync(unit, period.Year, cancellation);
        if (plan is null)
        {
            return CommandActivity.Answer(OpenRoundActivity.NoPlan);
        }

        var known = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(ReportIds.Round(plan, period)), cancellation);
        if (known.Exists)
        {
            return known.State.Opened!.InstanceId == command.InstanceId
                ? Answer(known.State)
                : CommandActivity.Answer(OpenRoundActivity.AlreadyOpen);
        }

        var days = Math.Clamp(arguments.Number("dueInDays") ?? DefaultDays, 1, MostDays);
        var dueOn = DayText.Read(arguments.Text("dueOn")) ?? today.AddDays(days);
        return Answer((await opening.OpenAsync(unit, plan, period, dueOn, command.InstanceId, cancellation)).State);
    }

    private static JsonElement Answer(RoundState round) => JsonSerializer.SerializeToElement(new
    {
        port = CommandActivity.Done,
        round = round.Opened!.RoundId,
        dueDay = round.Opened.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });

    private static int YearOf(string plan) =>
        int.TryParse(plan.Split('-').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw Refusals.Invalid("report-round.plan", $"“{plan}”不是工作要点的编号，请写成 320000-2026-01 的样子。");

    private static async Task<string?> ConfirmedAsync(IUnitOfWork unit, int year, CancellationToken cancellation) =>
        (await unit.Query.Query<PlanRow>()
            .Where(row => row.Year == year && row.Status == PlanStatus.Confirmed)
            .OrderByDescending(row => row.ConfirmedAt)
            .FirstOrDefaultAsync(cancellation))?.Id;
}
