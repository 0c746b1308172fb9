using Workflow.Activities.Common;

namespace Workflow.Activities.DecisionTables;

/// <summary>A table whose cells have been read.</summary>
internal sealed class CompiledTable
{
    private CompiledTable(DecisionTable table, IReadOnlyList<CompiledRule> rules) => (Table, Rules) = (table, rules);

    public DecisionTable Table { get; }

    public IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>Reads every cell; what is wrong is told by cell, with JSON pointers such as <c>/rules/0/when/age</c>.</summary>
    public static (CompiledTable? Table, IReadOnlyList<FieldError> Errors) Compile(DecisionTable table)
    {
        var errors = TableShape.Check(table).ToList();
        var rules = errors.Count > 0 ? [] : table.Rules.Select((rule, at) => Compile(table, rule, at, errors)).ToList();
        return errors.Count == 0 ? (new CompiledTable(table, rules), []) : (null, errors);
    }

    private static CompiledRule Compile(DecisionTable table, TableRule rule, int at, List<FieldError> errors)
    {
        var when = new Condition[table.Inputs.Count];
        for (var column = 0; column < when.Length; column++)
        {
            var input = table.Inputs[column];
            try
            {
                when[column] = ConditionReader.Read(input, rule.When.GetValueOrDefault(input.Name));
            }
            catch (FormatException wrong)
            {
                errors.Add(new FieldError($"/rules/{at}/when/{input.Name}", $"第 {at + 1} 行：{wrong.Message}"));
                when[column] = Condition.Anything;
            }
        }

        var then = new Dictionary<string, IComparable>(StringComparer.Ordinal);
        foreach (var output in table.Outputs)
        {
            if (rule.Then.GetValueOrDefault(output.Name)?.Trim() is not { Length: > 0 } text)
            {
                continue;
            }

            if (CellValue.Read(output.Type, text) is { } value)
            {
                then[output.Name] = value;
            }
            else
            {
                errors.Add(new FieldError(
                    $"/rules/{at}/then/{output.Name}", $"第 {at + 1} 行：“{output.Title}”的“{text}”不是{ColumnTypes.Label(output.Type)}。"));
            }
        }

        return new CompiledRule(at, when, then);
    }
}

/// <summary>A row whose cells have been read.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="When">Conditions, in the order of the columns.</param>
/// <param name="Then">Answers by name.</param>
internal sealed record CompiledRule(
    int Index,
    IReadOnlyList<Condition> When,
    IReadOnlyDictionary<string, IComparable> Then)
{
    public bool Allows(IReadOnlyList<IComparable?> values)
    {
        for (var column = 0; column < When.Count; column++)
        {
            if (!When[column].Allows(values[column]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Types in words.</summary>
internal static class ColumnTypes
{
    public static string Label(ColumnType type) => type switch
    {
        ColumnType.Number => "数字",
        ColumnType.Whole => "整数",
        ColumnType.Date => "日期",
        ColumnType.Boolean => "是否",
        _ => "文字",
    };
}
