using System.Text.RegularExpressions;
using Workflow.Activities.DecisionTables;

namespace Workflow.Host.Pages.DecisionTables;

/// <summary>A condition in the words of its column: titles where the file has codes.</summary>
internal static partial class CellText
{
    private static readonly Dictionary<string, string> YesNo = new() { ["true"] = "是", ["false"] = "否" };

    /// <summary>The text to show; null where anything is allowed.</summary>
    public static string? Of(string? condition, TableInput column)
    {
        if (string.IsNullOrWhiteSpace(condition) || condition.Trim() == "-")
        {
            return null;
        }

        var titles = column.Type == ColumnType.Boolean
            ? YesNo
            : column.Values?.ToDictionary(value => value.Value, value => value.Title, StringComparer.Ordinal);
        return titles is null
            ? condition
            : Word().Replace(condition, word => titles.GetValueOrDefault(word.Value, word.Value)).Replace(", ", "、", StringComparison.Ordinal);
    }

    // What stands between commas, brackets and blanks: codes may hold hyphens and Chinese characters.
    [GeneratedRegex(@"[^\s,，、()（）\[\]]+")]
    private static partial Regex Word();
}
