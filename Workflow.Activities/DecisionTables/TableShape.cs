using Workflow.Activities.Common;

namespace Workflow.Activities.DecisionTables;

/// <summary>Checks a table's frame: what must be right before its cells can be read.</summary>
internal static class TableShape
{
    private const int MostColumns = 20;
    private const int MostRules = 500;
    private const int LongestText = 500;

    public static IEnumerable<FieldError> Check(DecisionTable table)
    {
        if (string.IsNullOrWhiteSpace(table.Name))
        {
            yield return new FieldError("/name", "请填写决策表的名称。");
        }

        if (table.Inputs.Count == 0)
        {
            yield return new FieldError("/inputs", "请至少设置一个条件列。");
        }

        if (table.Outputs.Count == 0)
        {
            yield return new FieldError("/outputs", "请至少设置一个结论列。");
        }

        if (table.Inputs.Count + table.Outputs.Count > MostColumns || table.Rules.Count > MostRules)
        {
            yield return new FieldError("/rules", $"决策表最多 {MostColumns} 列、{MostRules} 行，请拆成几张表。");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in table.Inputs.SelectMany((column, at) => Column($"/inputs/{at}", column.Name, column.Title, names))
            .Concat(table.Outputs.SelectMany((column, at) => Column($"/outputs/{at}", column.Name, column.Title, names))))
        {
            yield return error;
        }

        foreach (var (rule, at) in table.Rules.Select((rule, at) => (rule, at)))
        {
            foreach (var error in Row(table, rule, at))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> Column(string path, string name, string title, HashSet<string> names)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            yield return new FieldError($"{path}/title", "请填写列的名称。");
        }

        if (name.Length is 0 or > 60 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
        {
            yield return new FieldError($"{path}/name", $"列“{title}”的代码应以英文字母开头，只含字母和数字，例如 balance。");
        }
        else if (!names.Add(name))
        {
            yield return new FieldError($"{path}/name", $"列代码“{name}”重复，请换一个。");
        }
    }

    private static IEnumerable<FieldError> Row(DecisionTable table, TableRule rule, int at)
    {
        var strangers = rule.When.Keys.Except(table.Inputs.Select(column => column.Name), StringComparer.Ordinal)
            .Select(name => $"when/{name}")
            .Concat(rule.Then.Keys.Except(table.Outputs.Select(column => column.Name), StringComparer.Ordinal)
                .Select(name => $"then/{name}"));
        foreach (var stranger in strangers)
        {
            yield return new FieldError($"/rules/{at}/{stranger}", $"第 {at + 1} 行：表中没有“{stranger[5..]}”这一列。");
        }

        if (rule.When.Values.Concat(rule.Then.Values).Any(cell => cell.Length > LongestText))
        {
            yield return new FieldError($"/rules/{at}", $"第 {at + 1} 行：单元格请不超过 {LongestText} 个字。");
        }
    }
}
