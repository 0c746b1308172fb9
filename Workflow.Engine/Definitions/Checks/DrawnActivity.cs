using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>An activity as it is drawn: what is known of it before it runs.</summary>
public sealed class DrawnActivity
{
    private readonly ActivityNode node;
    private readonly FlowMap? map;

    internal DrawnActivity(WorkflowGraph graph, ActivityNode node)
    {
        this.node = node;
        map = graph.Nodes.Values.FirstOrDefault(parent => parent.Children.Values.Any(children => children.Contains(node))) is { } parent
            ? new FlowMap(parent)
            : null;
    }

    /// <summary>The activity's id.</summary>
    public string Id => node.Id;

    /// <summary>The value of an input; null where none is written, or where it is worked out only when the activity runs.</summary>
    /// <param name="input">The input's name, as in the descriptor.</param>
    public JsonElement? Given(string input) => Given(node, input);

    /// <summary>The same of any node.</summary>
    internal static JsonElement? Given(ActivityNode node, string input)
    {
        if (Expression.ReadWrapped(ActivityInputs.Raw(node, input)) is not { Type: "Object" or "Literal" } expression)
        {
            return null;
        }

        // Studio writes objects as text; a text that is no JSON is the value itself.
        try
        {
            return expression.Value.ValueKind == JsonValueKind.String ? JsonElement.Parse(expression.Text) : expression.Value;
        }
        catch (JsonException)
        {
            return expression.Type == "Literal" ? expression.Value : null;
        }
    }

    /// <summary>The type of another activity of the same flowchart; null where there is none with that id.</summary>
    public string? TypeOf(string id) => map?.Activities.FirstOrDefault(other => other.Id == id)?.Type;

    /// <summary>Whether one can get from an outcome of this activity to another one.</summary>
    public bool LeadsTo(string outcome, string id) => map?.LeadsTo(node.Id, outcome, id) == true;

    /// <summary>Whether one can get from another activity to this one.</summary>
    public bool ComesAfter(string id) => map?.LeadsTo(id, null, node.Id) == true;
}
