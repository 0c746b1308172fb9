using System.Collections.Immutable;

namespace Workflow.Engine.Definitions;

/// <summary>Why a change of a definition is refused.</summary>
public enum DefinitionRefusal
{
    /// <summary>There is no such definition or version.</summary>
    Missing,

    /// <summary>What was sent cannot be understood.</summary>
    Invalid,

    /// <summary>Somebody else has saved a newer version.</summary>
    Stale,

    /// <summary>Instances or callers still need it.</summary>
    InUse,
}

/// <summary>A change of a definition is refused; the message says what to do.</summary>
public sealed class DefinitionRefusedException : Exception
{
    /// <summary>Refuses with a reason.</summary>
    public DefinitionRefusedException(
        DefinitionRefusal refusal,
        string message,
        ImmutableArray<DefinitionProblem> problems = default)
        : base(message) => (Refusal, Problems) = (refusal, problems.IsDefault ? [] : problems);

    /// <summary>Why.</summary>
    public DefinitionRefusal Refusal { get; }

    /// <summary>What is wrong with the definition, when it is that.</summary>
    public ImmutableArray<DefinitionProblem> Problems { get; }

    /// <summary>There is no such definition, or no such version of it.</summary>
    public static DefinitionRefusedException Missing(int? number = null) => new(
        DefinitionRefusal.Missing,
        number is null ? "没有这个流程，它可能已被删除。请刷新流程列表。" : $"该流程没有第 {number} 版，请在版本记录中选择。");
}
