using Workflow.Engine.Activities;

namespace Workflow.Activities.DecisionTables;

/// <summary>The decision tables, to choose from.</summary>
internal sealed class TableOptions(IDecisionTables tables) : IOptionSource
{
    public const string SourceName = "decision-tables";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options =>
        [.. tables.All.Select(stored => KeyValuePair.Create(stored.Table.Code, stored.Table.Name))];
}
