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
/// <param name="Problems">Everything that keeps it from being published.</param>
public sealed record ParsedDefinition(WorkflowGraph? Graph, ImmutableArray<DefinitionProblem> Problems);

/// <summary>A problem in a definition.</summary>
/// <param name="NodeId">Node path; empty for the definition as a whole.</param>
/// <param name="ActivityId">Activity id; empty for the definition as a whole.</param>
/// <param name="Message">What is wrong, for the analyst.</param>
public sealed record DefinitionProblem(string NodeId, string ActivityId, string Message);
