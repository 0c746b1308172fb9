using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;

namespace Workflow.Engine.Definitions;

/// <summary>A definition version made ready to run: parsed once, shared by all its instances, immutable.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="VersionId">Version id.</param>
/// <param name="Version">Version number.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Root">The workflow's root activity.</param>
/// <param name="Nodes">Every node by node id.</param>
/// <param name="Variables">Workflow-level variables.</param>
/// <param name="Inputs">Input definitions.</param>
/// <param name="Outputs">Output definitions.</param>
/// <param name="Options">Elsa's <c>options</c>, as written.</param>
public sealed record WorkflowGraph(
    string DefinitionId,
    string VersionId,
    int Version,
    string Name,
    ActivityNode Root,
    ImmutableDictionary<string, ActivityNode> Nodes,
    ImmutableArray<VariableDefinition> Variables,
    ImmutableArray<ArgumentDefinition> Inputs,
    ImmutableArray<ArgumentDefinition> Outputs,
    JsonElement Options)
{
    /// <summary>Elsa's <c>customProperties</c>, as written.</summary>
    public JsonElement CustomProperties { get; init; }
}

/// <summary>One activity in a definition.</summary>
/// <param name="Id">Activity id, unique in the definition.</param>
/// <param name="NodeId">Path of ids from the workflow.</param>
/// <param name="Name">Activity name, used by expressions.</param>
/// <param name="Type">Elsa type name, such as <c>Elsa.If</c>.</param>
/// <param name="Version">Type version.</param>
/// <param name="Json">The activity exactly as written.</param>
/// <param name="Children">Child nodes by the JSON property they stand in (<c>activities</c>, <c>then</c>, <c>body</c> …).</param>
/// <param name="Variables">Variables of the scope it opens.</param>
/// <param name="Connections">Connections, when it is a flowchart.</param>
public sealed record ActivityNode(
    string Id,
    string NodeId,
    string? Name,
    string Type,
    int Version,
    JsonElement Json,
    ImmutableDictionary<string, ImmutableArray<ActivityNode>> Children,
    ImmutableArray<VariableDefinition> Variables,
    ImmutableArray<Connection> Connections)
{
    /// <summary>
    /// The behaviour that was settled when the definition was read, where the type alone may mean another one later: a
    /// workflow used as an activity stays at its version.
    /// </summary>
    internal IActivity? Settled { get; init; }
}

/// <summary>A flowchart's connection.</summary>
public sealed record Connection(string Source, string SourcePort, string Target, string TargetPort);

/// <summary>A variable.</summary>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, JsonElement? Value);

/// <summary>A workflow input or output.</summary>
public sealed record ArgumentDefinition(string Name, string TypeName, string? DisplayName, string? Description);
