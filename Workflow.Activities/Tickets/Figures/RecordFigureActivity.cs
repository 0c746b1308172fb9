using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Tickets.Steps;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Figures;

/// <summary>The activity 记录指标.</summary>
internal sealed class RecordFigureActivity() : PassedInTrial(
    TicketVocabulary.Words.Descriptor(
        "RecordFigure",
        "记录指标",
        "记录一个随时间变化的数，例如归集率；工单看板按时间画出它，评价可以引用它。",
        [
            Vocabulary.Input("Figure", "指标", "代码，例如 collection-rate。") with { IsRequired = true },
            Vocabulary.Input("Value", "数值", typeName: "Decimal") with { IsRequired = true },
            Vocabulary.Input("Unit", "单位", "数值是哪个单位的；留空为登记单位。"),
            Vocabulary.Input("On", "日期", "数值是哪一天的；留空为今天。"),
        ],
        [],
        [Done]),
    RecordFigureCommand.CommandKind);

/// <summary>Records it in the ticket's stream.</summary>
internal sealed class RecordFigureCommand(IVault vault) : TicketCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "ticket.record-figure";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var figure = arguments.Text("figure") is { } code && DefinitionCode.IsSafe(code) ? code : throw Refusals.Invalid(
            "ticket.figure", "指标代码只能用小写字母、数字和连字符。");
        var on = arguments.Text("on") is { } day
            ? DayText.Read(day) ?? throw Refusals.Invalid("ticket.figure-day", "指标的日期请写成 2026-12-31 的样子。")
            : ChinaTime.DayOf(unit.Now);
        unit.Append(found, [new TicketFigureRecorded(figure, Value(arguments), arguments.Text("unit") ?? found.State.Opened!.Organisation, on)]);
        return CommandActivity.Answer(CommandActivity.Done);
    }

    private static decimal Value(Arguments arguments)
    {
        var raw = arguments.Raw("value");
        decimal value = 0;
        return (raw.ValueKind == JsonValueKind.Number && raw.TryGetDecimal(out value))
            || decimal.TryParse(arguments.Text("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            ? value
            : throw Refusals.Invalid("ticket.figure-value", "指标的数值不是数。");
    }
}
