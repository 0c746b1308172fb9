using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Activities.DecisionTables;

/// <summary>Asks a table: a pure function of the table and the facts.</summary>
internal static class TableEvaluation
{
    /// <summary>The rule that decides, or null when none matches.</summary>
    /// <exception cref="RefusalException">
    /// A fact is missing or is not of its column's type, or several rules match where one may.
    /// </exception>
    public static CompiledRule? Decide(CompiledTable compiled, JsonElement facts)
    {
        var table = compiled.Table;
        var values = table.Inputs.Select(column => Value(table, column, facts)).ToList();
        var hits = compiled.Rules.Where(rule => rule.Allows(values)).Take(2).ToList();
        return hits.Count > 1 && table.HitPolicy == HitPolicy.Unique
            ? throw Refusals.Conflict(
                "decision-table.several",
                $"决策表“{table.Name}”要求唯一命中，但第 {hits[0].Index + 1} 行和第 {hits[1].Index + 1} 行同时符合。请修改决策表后重试。")
            : hits.FirstOrDefault();
    }

    private static IComparable? Value(DecisionTable table, TableInput column, JsonElement facts)
    {
        var given = facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(column.Name, out var found) ? found : default;
        if (given.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return column.Optional
                ? null
                : throw Refusals.Invalid(
                    "decision-table.missing",
                    $"决策表“{table.Name}”缺少条件“{column.Title}”（{column.Name}）的值。",
                    new FieldError($"/{column.Name}", $"请给出“{column.Title}”。"));
        }

        // The value itself is not repeated: it may be somebody's.
        return CellValue.Read(column.Type, given) ?? throw Refusals.Invalid(
            "decision-table.type",
            $"决策表“{table.Name}”的条件“{column.Title}”（{column.Name}）应为{ColumnTypes.Label(column.Type)}。",
            new FieldError($"/{column.Name}", $"“{column.Title}”应为{ColumnTypes.Label(column.Type)}。"));
    }
}
