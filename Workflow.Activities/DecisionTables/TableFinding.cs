namespace Workflow.Activities.DecisionTables;

/// <summary>Something in a table that an analyst should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rules">The rows concerned, from 0.</param>
/// <param name="Message">In words, with the values it happens at.</param>
public sealed record TableFinding(TableFindingKind Kind, IReadOnlyList<int> Rules, string Message);

/// <summary>What can be the matter with a table.</summary>
public enum TableFindingKind
{
    /// <summary>空缺: values that no rule covers.</summary>
    Gap,

    /// <summary>重叠: values that several rules cover where one may.</summary>
    Overlap,

    /// <summary>永不命中: a rule that earlier ones leave nothing to.</summary>
    NeverReached,

    /// <summary>The table is too large to be checked.</summary>
    NotChecked,
}
