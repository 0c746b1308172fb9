using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions.Checks;
using Workflow.Engine.Expressions;
using Workflow.Engine.Triggers;

namespace Workflow.Engine.Definitions;

/// <summary>Reads definitions and checks them against the activities and languages at hand.</summary>
internal sealed class DefinitionParser(
    IActivityRegistry registry,
    ExpressionLanguages languages,
    TriggerReader triggers,
    ReusableWorkflows reusable) : IDefinitionParser
{
    public ParsedDefinition Parse(JsonElement definition)
    {
        var problems = ImmutableArray.CreateBuilder<DefinitionProblem>();
        if (definition.Member("root") is not { ValueKind: JsonValueKind.Object } root || root.Text("type") is null)
        {
            return new ParsedDefinition(null, [new DefinitionProblem(
                string.Empty, string.Empty, "流程没有根活动（root），请在设计器中画出流程。")]);
        }

        var reader = new NodeReader(problems);
        var variables = NodeReader.Variables(definition);
        var embedding = new WorkflowEmbedding(registry, reusable, problems);
        var child = embedding.Expand(
            reader.Read(root, NodePath.Workflow),
            definition.Text("definitionId") is { } id ? [id] : []);
        var workflow = new ActivityNode(
            NodePath.Workflow,
            NodePath.Workflow,
            null,
            WorkflowRoot.TypeName,
            1,
            JsonValues.EmptyObject,
            ImmutableDictionary<string, ImmutableArray<ActivityNode>>.Empty.Add(WorkflowRoot.RootPort, [child]),
            variables,
            []);
        var graph = Graph(definition, workflow, embedding.Nodes.ToImmutable().Add(workflow.NodeId, workflow));
        problems.AddRange(new DefinitionCheck(registry, languages).Find(graph));
        problems.AddRange(triggers.Check(graph));
        return new ParsedDefinition(graph, [.. problems.Distinct()]);
    }

    private static WorkflowGraph Graph(
        JsonElement definition,
        ActivityNode workflow,
        ImmutableDictionary<string, ActivityNode> nodes)
    {
        var definitionId = definition.Text("definitionId") ?? string.Empty;
        var version = definition.Member("version") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? value
            : 1;
        return new WorkflowGraph(
            definitionId,
            definition.Text("id") ?? $"{definitionId}:{version}",
            version,
            definition.Text("name") ?? definitionId,
            workflow,
            nodes,
            workflow.Variables,
            Arguments(definition, "inputs"),
            Arguments(definition, "outputs"),
            definition.Member("options") is { ValueKind: JsonValueKind.Object } options ? options.Clone() : JsonValues.EmptyObject)
        {
            CustomProperties = definition.Member("customProperties")?.Clone() ?? default,
        };
    }

    private static ImmutableArray<ArgumentDefinition> Arguments(JsonElement definition, string property) =>
    [
        .. NodeReader.Items(definition, property)
            .Where(item => item.Text("name") is not null)
            .Select(item => new ArgumentDefinition(
                item.Text("name")!,
                item.Text("type") ?? "Object",
                item.Text("displayName"),
                item.Text("description"))),
    ];
}
