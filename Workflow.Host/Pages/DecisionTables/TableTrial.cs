using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.DecisionTables;

namespace Workflow.Host.Pages.DecisionTables;

/// <summary>What a table, saved or not, answers to some values.</summary>
/// <param name="Row">The row that decided, from 0; null when none did.</param>
/// <param name="Answers">The answers, by heading.</param>
/// <param name="Fault">Why it could not be asked; null when it could.</param>
public sealed record TableTrial(int? Row, IReadOnlyList<KeyValuePair<string, string>> Answers, string? Fault)
{
    internal static TableTrial? Of(IDecisionTables tables, DecisionTable table, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            var answer = tables.Try(table, JsonSerializer.SerializeToElement(values));
            return new TableTrial(
                answer?.Row,
                [.. table.Outputs.Where(output => answer?.Answers.ContainsKey(output.Name) is true)
                    .Select(output => KeyValuePair.Create(output.Title, answer!.Answers[output.Name]))],
                null);
        }
        catch (RefusalException refusal)
        {
            return new TableTrial(null, [], refusal.Message);
        }
    }
}
