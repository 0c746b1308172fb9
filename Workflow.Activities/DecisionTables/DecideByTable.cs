using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.DecisionTables;

/// <summary>
/// The activity 按决策表判断: gives facts to a decision table and goes on with what it answers. The answer, with the row and
/// the table's hash, is recorded, so that a later change of the table changes no past decision.
/// </summary>
internal sealed class DecideByTable() : CommandActivity(
    new ActivityDescriptor(
        "OneThing.DecisionTable",
        1,
        "规则",
        "按决策表判断",
        "把条件交给决策表，得到额度、期限等结论。没有规则适用时走“NoMatch”；没有连上这个出口则报错。",
        [
            new InputDescriptor(TableInputName, "String", "决策表", "用哪一张决策表。", UiHint: "dropdown", IsRequired: true, OptionSource: TableOptions.SourceName),
            new InputDescriptor(
                "Facts", "Object", "条件", "各条件列的值，例如 { \"reason\": \"rent\", \"balance\": 20000 }。", UiHint: "multiline",
                IsRequired: true),
        ],
        [
            new OutputDescriptor("Result", "Object", "结论", "各结论列的值。"),
            new OutputDescriptor("Row", "Int32", "命中的行", "从 1 数起；没有规则适用时为空。"),
        ],
        [Done, NoMatch],
        [],
        PortNames: new Dictionary<string, string>(StringComparer.Ordinal) { [Done] = "有结论", [NoMatch] = "没有规则适用" },
        OptionalOutcomes: [NoMatch]),
    DecideByTableHandler.CommandKind)
{
    /// <summary>Input that names the table.</summary>
    public const string TableInputName = "Table";

    /// <summary>The way on when no rule matches.</summary>
    public const string NoMatch = "NoMatch";

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) == NoMatch && !context.IsConnected(NoMatch))
        {
            context.Fault(
                "decision-table.no-match",
                $"决策表“{answer.GetProperty("name").GetString()}”没有适用于这种情形的规则。请补充规则后重试，或为“NoMatch”出口连上后续步骤。");
            return;
        }

        context.SetOutput("Result", answer.GetProperty("result"));
        context.SetOutput("Row", answer.GetProperty("row"));
        context.Complete(PortOf(answer));
    }
}

/// <summary>Asks the table as it is now.</summary>
internal sealed class DecideByTableHandler(DecisionTableFolder tables, IVault vault) : ICommandHandler
{
    public const string CommandKind = "decision-table.decide";

    public string Kind => CommandKind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var arguments = await Arguments.OpenAsync(vault, unit.Origin.Tenant, command.Payload, cancellation);
        var code = arguments.Text("table") ?? string.Empty;
        if (tables.FindCompiled(code) is not { } compiled || tables.Find(code) is not { } stored)
        {
            throw new CommandRefusedException("decision-table.unknown", $"没有决策表“{code}”。请在活动中选择一张决策表，或把它建好后重试。");
        }

        try
        {
            var given = arguments.Raw("facts");
            var facts = given.ValueKind == JsonValueKind.Undefined
                ? given
                : JsonSerializer.SerializeToElement(arguments.Keys.OpenTree(given), EngineJson.Options);
            var hit = TableEvaluation.Decide(compiled, facts);
            return JsonSerializer.SerializeToElement(new
            {
                port = hit is null ? DecideByTable.NoMatch : CommandActivity.Done,
                name = compiled.Table.Name,
                table = code,
                hash = stored.Hash,
                row = hit?.Index + 1,
                result = hit?.Then.ToDictionary(answer => answer.Key, answer => CellValue.ToJson(answer.Value)) ?? [],
            });
        }
        catch (RefusalException refusal)
        {
            throw new CommandRefusedException(refusal.Code, refusal.Message);
        }
    }
}
