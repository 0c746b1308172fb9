using System.Text.Json;
using Workflow.Activities.DecisionTables;

namespace Workflow.Tests.DecisionTables;

/// <summary>Tables written as an analyst thinks of them.</summary>
internal static class Tables
{
    public static TableInput Age { get; } = new("age", "年龄", ColumnType.Whole, Minimum: 0, Maximum: 120);

    public static TableInput Kind { get; } = new(
        "kind", "类别", ColumnType.Text, [new NamedValue("single", "单身"), new NamedValue("family", "家庭")]);

    /// <summary>A table with one answer; each row gives its conditions in the order of the columns, the answer last.</summary>
    public static DecisionTable Of(HitPolicy policy, IReadOnlyList<TableInput> inputs, params string[][] rows) => new(
        "sample",
        "样表",
        policy,
        inputs,
        [new TableOutput("amount", "金额", ColumnType.Number)],
        [.. rows.Select(row => new TableRule(
            inputs.Select((column, at) => (column.Name, Cell: row[at])).ToDictionary(each => each.Name, each => each.Cell),
            new Dictionary<string, string> { ["amount"] = row[^1] }))]);

    public static CompiledTable Compiled(DecisionTable table) =>
        CompiledTable.Compile(table) is { Table: { } compiled }
            ? compiled
            : throw new InvalidOperationException(string.Join(' ', CompiledTable.Compile(table).Errors.Select(error => error.Message)));

    public static IReadOnlyList<TableFinding> Findings(DecisionTable table) => TableAnalysis.Of(Compiled(table));

    public static IComparable? Ask(DecisionTable table, object facts) =>
        TableEvaluation.Decide(Compiled(table), JsonSerializer.SerializeToElement(facts))?.Then["amount"];
}
