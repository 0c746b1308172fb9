using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Engine.Definitions;

/// <summary>Makes a definition in Elsa 3's JSON ready to run.</summary>
public interface IDefinitionParser
{
    /// <summary>Parses; never throws on bad input.</summary>
    ParsedDefinition Parse(JsonElement definition);
}

/// <summary>A parsed definition.</summary>
/// <param name="Graph">The graph, when one could be built; it may still have problems.</param>
/// <param name="Problems">Everything that was noticed.</param>
public sealed record ParsedDefinition(WorkflowGraph? Graph, ImmutableArray<DefinitionProblem> Problems)
{
    /// <summary>What keeps it from being published.</summary>
    public ImmutableArray<DefinitionProblem> Errors => [.. Problems.Where(problem => problem.Severity == ProblemSeverity.Error)];

    /// <summary>Whether it can be published.</summary>
    public bool CanRun => Graph is not null && !Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}

/// <summary>A problem in a definition.</summary>
/// <param name="NodeId">Node path; empty for the definition as a whole.</param>
/// <param name="ActivityId">Activity id; empty for the definition as a whole.</param>
/// <param name="Message">What is wrong and what to do, for the analyst.</param>
/// <param name="Severity">Whether it keeps the definition from being published.</param>
public sealed record DefinitionProblem(
    string NodeId,
    string ActivityId,
    string Message,
    ProblemSeverity Severity = ProblemSeverity.Error);

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>It keeps the definition from being published.</summary>
    Error,

    /// <summary>It is worth a look.</summary>
    Warning,
}
