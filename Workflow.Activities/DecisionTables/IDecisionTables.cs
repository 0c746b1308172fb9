namespace Workflow.Activities.DecisionTables;

/// <summary>The decision tables (决策表) under <c>definitions/decision-tables</c>; the files are the source.</summary>
public interface IDecisionTables
{
    /// <summary>Every table that can be read, by code.</summary>
    IReadOnlyCollection<StoredTable> All { get; }

    /// <summary>Files that cannot be read, and why.</summary>
    IReadOnlyCollection<TableFault> Faults { get; }

    /// <summary>One table, or null.</summary>
    StoredTable? Find(string code);

    /// <summary>What is wrong with a table, and what an analyst should look at.</summary>
    TableReport Check(DecisionTable table);

    /// <summary>What a table, saved or not, answers to some facts; null when no rule matches.</summary>
    /// <exception cref="Common.RefusalException">The table has errors, or a fact is missing or wrong.</exception>
    TableAnswer? Try(DecisionTable table, System.Text.Json.JsonElement facts);

    /// <summary>Writes a table into its file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="expected">The content it was changed from; null for a new table.</param>
    /// <returns>As it is stored now.</returns>
    /// <exception cref="Common.RefusalException">It has errors, or the file holds something else meanwhile.</exception>
    StoredTable Save(DecisionTable table, string? expected);
}

/// <summary>A table and its content's hash, which says which version decided.</summary>
public sealed record StoredTable(DecisionTable Table, string Hash);

/// <summary>A file that cannot be read.</summary>
public sealed record TableFault(string Code, string Message);

/// <summary>What a check found.</summary>
/// <param name="Errors">What must be put right, by cell.</param>
/// <param name="Findings">Gaps, overlaps and rules that are never reached.</param>
public sealed record TableReport(IReadOnlyList<Common.FieldError> Errors, IReadOnlyList<TableFinding> Findings);

/// <summary>What a table answers.</summary>
/// <param name="Row">The row that decided, from 0.</param>
/// <param name="Answers">The answers as they are written in cells, by the column's name.</param>
public sealed record TableAnswer(int Row, IReadOnlyDictionary<string, string> Answers);
