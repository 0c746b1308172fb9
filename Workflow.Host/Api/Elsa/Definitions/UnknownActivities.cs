using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>
/// Activities of types that are not known here. Elsa Studio draws nothing at all when it meets one, and saving then
/// empties the workflow; so it gets Elsa's placeholder, which holds the original, and gives it back on save. So does an
/// activity whose outcomes cannot be drawn.
/// </summary>
internal sealed class UnknownActivities(IActivityRegistry registry)
{
    private const string Placeholder = "Elsa.NotFoundActivity";
    private const string Original = "originalActivityJson";

    /// <summary>The activity, or its placeholder; an activity in a version that is not known is shown in the newest.</summary>
    public JsonObject Hide(JsonObject activity)
    {
        var type = ActivityTree.Text(activity, "type")!;
        var version = activity["version"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        if (registry.FindOrNewest(type, version)?.Descriptor is { } known && DrawnOutcomes.CanBeRead(activity, known))
        {
            if (known.Version != version)
            {
                activity["version"] = known.Version;
            }

            return activity;
        }

        if (type == Placeholder)
        {
            return activity;
        }

        return new JsonObject
        {
            ["id"] = activity["id"]?.DeepClone(),
            ["nodeId"] = activity["nodeId"]?.DeepClone(),
            ["name"] = activity["name"]?.DeepClone(),
            ["type"] = Placeholder,
            ["version"] = 1,
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = version,
            [Original] = DefinitionText.Write(activity),
            ["metadata"] = activity["metadata"]?.DeepClone() ?? new JsonObject(),
            ["customProperties"] = new JsonObject(),
        };
    }

    /// <summary>The activity that a placeholder stands for, at the place where it was moved to.</summary>
    public static JsonObject Show(JsonObject activity)
    {
        if (ActivityTree.Text(activity, "type") != Placeholder
            || ActivityTree.Text(activity, Original) is not { } json
            || !TryParse(json, out var original))
        {
            return activity;
        }

        if (activity["metadata"] is JsonObject moved)
        {
            if (original["metadata"] is not JsonObject metadata)
            {
                original["metadata"] = metadata = [];
            }

            foreach (var (name, value) in moved)
            {
                metadata[name] = value?.DeepClone();
            }
        }

        original["nodeId"] = activity["nodeId"]?.DeepClone();
        return original;
    }

    /// <summary>Whether the definition holds an activity that a designer without its type would drop.</summary>
    public bool AreIn(WorkflowGraph graph) =>
        graph.Nodes.Values.Any(node => node.NodeId != NodePath.Workflow && registry.Find(node.Type, node.Version) is null);

    private static bool TryParse(string json, out JsonObject original)
    {
        try
        {
            original = DefinitionText.Read(json).ToNode();
            return ActivityTree.IsActivity(original);
        }
        catch (DefinitionRefusedException)
        {
            original = [];
            return false;
        }
    }
}
