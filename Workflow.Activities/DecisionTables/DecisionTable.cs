using System.Text.Json.Serialization;

namespace Workflow.Activities.DecisionTables;

/// <summary>
/// 决策表: which limits and answers follow from which facts, as rows that an analyst can read. After the decision tables
/// of DMN 1.5 (OMG), with its unary tests in the cells and its hit policies unique and first.
/// </summary>
/// <param name="Code">Code, the file's name.</param>
/// <param name="Name">Name.</param>
/// <param name="HitPolicy">What several matching rules mean.</param>
/// <param name="Inputs">What is asked (条件), in order.</param>
/// <param name="Outputs">What is answered (结论), in order.</param>
/// <param name="Rules">The rows, in order.</param>
/// <param name="Description">What it decides, in a sentence.</param>
/// <param name="Basis">The rule's source (依据): statute, standard, or that it is an assumption.</param>
public sealed record DecisionTable(
    [property: JsonPropertyOrder(-1)] string Code,
    [property: JsonPropertyOrder(-1)] string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] HitPolicy HitPolicy,
    IReadOnlyList<TableInput> Inputs,
    IReadOnlyList<TableOutput> Outputs,
    IReadOnlyList<TableRule> Rules,
    [property: JsonPropertyOrder(-1)] string? Description = null,
    [property: JsonPropertyOrder(-1)] string? Basis = null);

/// <summary>What it means that several rules match (命中策略).</summary>
public enum HitPolicy
{
    /// <summary>唯一命中: at most one rule may match; overlaps are mistakes.</summary>
    Unique,

    /// <summary>首个命中: the first that matches counts.</summary>
    First,
}

/// <summary>What a column's values are.</summary>
public enum ColumnType
{
    /// <summary>文字.</summary>
    Text,

    /// <summary>数字: decimal.</summary>
    Number,

    /// <summary>整数.</summary>
    Whole,

    /// <summary>日期: without a time of day.</summary>
    Date,

    /// <summary>是否.</summary>
    Boolean,
}

/// <summary>A column of conditions.</summary>
/// <param name="Name">The member it is read from.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Values">The only texts there are; none stands for any text.</param>
/// <param name="Minimum">Least number there is; null for none.</param>
/// <param name="Maximum">Greatest number there is; null for none.</param>
/// <param name="Optional">Whether the value may be absent; then only conditions that allow anything match.</param>
public sealed record TableInput(
    string Name,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ColumnType Type,
    IReadOnlyList<NamedValue>? Values = null,
    decimal? Minimum = null,
    decimal? Maximum = null,
    bool Optional = false);

/// <summary>A column of answers.</summary>
/// <param name="Name">The member it is written to.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Type">Type of its values.</param>
public sealed record TableOutput(
    string Name,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ColumnType Type);

/// <summary>A text that a column may hold, and its name for people.</summary>
public sealed record NamedValue(string Value, string Title);

/// <summary>A row.</summary>
/// <param name="When">Conditions by the column's name, as written; a column that is not there allows anything.</param>
/// <param name="Then">Answers by the column's name; one that is not there gives none.</param>
/// <param name="Note">Remark, such as the source of this row.</param>
public sealed record TableRule(
    IReadOnlyDictionary<string, string> When,
    IReadOnlyDictionary<string, string> Then,
    string? Note = null);
