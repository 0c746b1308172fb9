using System.Globalization;
using Workflow.Activities.DecisionTables;

namespace Workflow.Host.Pages.DecisionTables;

/// <summary>What the buttons of the page do to a table, such as <c>rule-up-3</c>.</summary>
internal static class TableEdits
{
    /// <summary>A table to begin with.</summary>
    public static DecisionTable Blank(string code) => new(
        code,
        string.Empty,
        HitPolicy.Unique,
        [new TableInput("condition1", "条件 1", ColumnType.Text)],
        [new TableOutput("result1", "结论 1", ColumnType.Text)],
        [NewRule]);

    private static TableRule NewRule => new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The table after an edit; the same for a word that is none.</summary>
    public static DecisionTable Apply(DecisionTable table, string edit)
    {
        var words = edit.Split('-');
        var at = words.Length == 3 && int.TryParse(words[2], CultureInfo.InvariantCulture, out var number) ? number : -1;
        return words[0] switch
        {
            "rule" => table with { Rules = Edited(table.Rules, words[1], at, NewRule) },
            "input" => table with { Inputs = Edited(table.Inputs, words[1], at, new TableInput(Free(table, "condition"), string.Empty, ColumnType.Text)) },
            "output" => table with { Outputs = Edited(table.Outputs, words[1], at, new TableOutput(Free(table, "result"), string.Empty, ColumnType.Text)) },
            _ => table,
        };
    }

    private static List<T> Edited<T>(IReadOnlyList<T> items, string what, int at, T fresh)
    {
        var edited = items.ToList();
        if (what == "add")
        {
            edited.Add(fresh);
        }
        else if (at >= 0 && at < edited.Count)
        {
            Edit(edited, what, at);
        }

        return edited;
    }

    private static void Edit<T>(List<T> items, string what, int at)
    {
        var item = items[at];
        switch (what)
        {
            case "remove":
                items.RemoveAt(at);
                break;
            case "copy":
                items.Insert(at + 1, item);
                break;
            case "up" when at > 0:
                (items[at - 1], items[at]) = (item, items[at - 1]);
                break;
            case "down" when at + 1 < items.Count:
                (items[at + 1], items[at]) = (item, items[at + 1]);
                break;
        }
    }

    private static string Free(DecisionTable table, string word) => Enumerable.Range(1, int.MaxValue)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"{word}{number}"))
        .First(name => table.Inputs.All(column => column.Name != name) && table.Outputs.All(column => column.Name != name));
}
