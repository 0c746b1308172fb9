using System.Globalization;
using Workflow.Activities.DecisionTables;

namespace Workflow.Host.Pages.DecisionTables;

/// <summary>Where on the page a part of a table stands.</summary>
internal static class FieldIds
{
    /// <summary>The id of the field for a pointer such as <c>/rules/0/when/age</c>; null when it has none.</summary>
    public static string? Of(DecisionTable table, string pointer)
    {
        var parts = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["name" or "code"] => parts[0],
            ["inputs" or "outputs", var at, var what] => $"{parts[0][..^1]}-{at}-{what}",
            ["inputs" or "outputs"] => $"{parts[0]}-add",
            ["rules", var at, "when", var name] => Cell(at, "when", table.Inputs.ToList().FindIndex(column => column.Name == name)),
            ["rules", var at, "then", var name] => Cell(at, "then", table.Outputs.ToList().FindIndex(column => column.Name == name)),
            _ => null,
        };
    }

    private static string? Cell(string rule, string side, int column) =>
        column < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"rule-{rule}-{side}-{column}");
}
