using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Items;

/// <summary>The activity 办结联办事项.</summary>
internal sealed class CloseItem() : CommandActivity(
    OneThing.Descriptor(
        "CloseItem",
        "办结联办事项",
        "对联办事项作出决定。按事项规则不予办理会终止其余事项，此时走“已终止”。",
        [
            OneThing.Item,
            OneThing.Result("准予、不予或终止。"),
            OneThing.Reason,
            OneThing.Input(
                "Outcomes", "结果材料", "数组，每项为 {name, label, value}，如证照编号。", "JsonArray", "json-editor"),
        ]),
    CloseItemHandler.CommandKind);

/// <summary>Closes.</summary>
internal sealed class CloseItemHandler(IVault vault, OpenTasks tasks, IEnumerable<IOutcomeWatch> watches)
    : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "item.close";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        var code = command.Arguments.Text("item") ?? string.Empty;
        var decided = ItemClosing.Decide(
            command.State, code, command.Arguments.Text("result"), command.Arguments.Remark("reason"));
        var outcomes = await OutcomesAsync(command, cancellation);
        var whole = command.Append(decided).State;
        await LinkedCases.CloseAsync(
            command.Unit, command.State, decided, item => item == code ? outcomes : [], cancellation);
        foreach (var watch in decided.Count > 0 && whole.Item(code) is { Result: CaseResult.Granted } ? watches : [])
        {
            await watch.GrantedAsync(command.Unit, whole, whole.Item(code)!, outcomes, cancellation);
        }

        var endsRest = decided.Count > 1;
        if (endsRest)
        {
            await tasks.CancelAsync(command.Unit, command.State, endBranches: true, cancellation);
        }

        return CommandActivity.Answer(
            endsRest || whole.HasEnded || decided.Count == 0 ? CommandActivity.Terminated : CommandActivity.Done);
    }

    private async Task<IReadOnlyList<ItemOutcome>> OutcomesAsync(CaseCommand command, CancellationToken cancellation)
    {
        var given = command.Arguments.List("outcomes");
        var keys = given.Count == 0
            ? KeyRing.Empty
            : await Vault.KeysOfAsync(command.Unit.Origin.Tenant, [command.State.Applicant], cancellation);
        return
        [
            .. from outcome in given
               let name = outcome.Text("name")
               let value = outcome.Raw("value")
               where name is not null && value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)
               select ItemOutcomes.Seal(
                   name, outcome.Text("label") ?? name, value, command.State.Applicant, keys, outcome.Keys),
        ];
    }
}
