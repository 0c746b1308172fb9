using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Rectification.Opening;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Workflows;

/// <summary>The activity 立案整改.</summary>
internal sealed class OpenRectificationActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "OpenRectification",
        "立案整改",
        "按已印发的责令整改通知书立案：编整改编号，逐项列出整改要求，起算整改方案的时限。",
        [
            Vocabulary.Input("Notice", "责令整改通知书", "文书标识。") with { IsRequired = true },
            Vocabulary.Input("Requirements", "整改要求", "逐项填写；留空时按通知书的要求分项。", "ICollection<String>", "multitext"),
            Days("PlanDays", "方案时限（工作日）", "自立案起。", "5"),
            Days("ReportDays", "报告时限（工作日）", "自报送方案起。", "20"),
            Days("RedoDays", "重报时限（工作日）", "自退回或逾期起。", "5"),
            Days("ReturnsPerLevel", "退回几次提级", "每到新的层级重新计数。", "2"),
            Days("Levels", "最高层级", "到最高层级后不再提级，直到整改到位。", "3"),
        ],
        [
            new OutputDescriptor("Rectification", "String", "整改", "整改标识，交给“等待整改”。"),
            RectificationVocabulary.StandingOutput,
        ],
        [Done]),
    OpenRectificationCommand.CommandKind)
{
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        RectificationVocabulary.TakeStanding(context, answer);
        context.SetOutput("Rectification", answer.GetProperty("standing").GetProperty("rectification"));
        context.Complete(Done);
    }

    private static InputDescriptor Days(string name, string displayName, string description, string given) =>
        Vocabulary.Input(name, displayName, description, "Int32") with { Default = given };
}

/// <summary>Opens it in the burst's own transaction.</summary>
internal sealed class OpenRectificationCommand(IVault vault, RectificationOpening opening)
    : RectificationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "rectification.open";

    private const int MostDays = 250;
    private const int MostLevels = 9;

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var notice = await LoadAsync(unit, arguments, cancellation);
        var requirements = arguments.List("requirements")
            .Select(each => each.OpenText("整改要求")).OfType<string>().ToList();
        var after = await opening.OpenAsync(
            unit, notice.State, requirements, Terms(arguments), command.InstanceId!, cancellation);
        return RectificationWait.Answer(CommandActivity.Done, after.State);
    }

    private static RectificationTerms Terms(Arguments given)
    {
        return new RectificationTerms(
            Within("planDays", "方案时限", 5, MostDays),
            Within("reportDays", "报告时限", 20, MostDays),
            Within("redoDays", "重报时限", 5, MostDays),
            Within("returnsPerLevel", "退回几次提级", 2, MostDays),
            Within("levels", "最高层级", 3, MostLevels));

        int Within(string name, string label, int otherwise, int most) => (given.Number(name) ?? otherwise) is var number
            && number >= 1 && number <= most
            ? number
            : throw Refusals.Invalid("rectification.terms", $"“立案整改”的{label}请填写 1 至 {most} 的整数。");
    }
}
