using System.Text.Json;
using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Cases.Correcting;

/// <summary>Finds it among the cases of the same city. Who may not see it learns no more than who mistyped its number.</summary>
internal sealed class FindCorrectedCaseHandler(IVault vault, IAccountHolders holders) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.find-corrected";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        if (command.State.HasEnded)
        {
            return CommandActivity.Answer(CommandActivity.Terminated);
        }

        var number = CaseNumber.Whole(command.Arguments.Text("earlierCase") ?? string.Empty);
        var earlier = await command.Unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);
        var holder = holders.Find(command.State.Filer) is { } known ? Vault.SubjectOf(known.IdNumber.ToUpperInvariant()) : null;
        if (!earlier.Exists || !CorrectedCase.IsOf(earlier.State, command.State, command.Arguments.Text("scenario"), holder))
        {
            return Answer(found: false, new Dictionary<string, Personal<JsonElement>>());
        }

        var (ofCorrection, ofEarlier) = CorrectedCase.Relate(earlier.State, command.State);
        command.Append(ofCorrection);
        if (ofEarlier.Count > 0)
        {
            command.Unit.Append(earlier, ofEarlier);
        }

        var items = await command.Unit.Session.Query<ItemRow>().Where(row => row.CaseNumber == number).ToListAsync(cancellation);
        return Answer(found: true, items.SelectMany(item => item.Outcomes).ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));
    }

    private static JsonElement Answer(bool found, Dictionary<string, Personal<JsonElement>> outcomes) =>
        JsonSerializer.SerializeToElement(new { port = CommandActivity.Done, found, outcomes }, EngineJson.Options);
}
