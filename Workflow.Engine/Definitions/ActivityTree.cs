using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

/// <summary>Finds the activities in a definition's JSON, by the same rules as the parser.</summary>
public static class ActivityTree
{
    private static readonly HashSet<string> Childless =
        ["customProperties", "metadata", "variables", "connections", "expression", "variable"];

    /// <summary>Members that hold an activity one level down: in a switch's case, a state or a transition.</summary>
    internal static IReadOnlyList<string> Slots { get; } = ["activity", "entry", "exit", "trigger", "action"];

    /// <summary>Changes activities from the root downwards; what is replaced is not entered.</summary>
    /// <param name="activity">The root.</param>
    /// <param name="change">Gives the activity, changed or not, or another one for it; takes it and its node id.</param>
    public static JsonObject Rewrite(JsonObject activity, Func<JsonObject, string, JsonObject> change) =>
        Rewrite(activity, NodePath.Workflow, change);

    /// <summary>The same from an activity that stands below others.</summary>
    /// <param name="activity">Where to begin.</param>
    /// <param name="parent">Node id of what it stands in.</param>
    /// <param name="change">Gives the activity, changed or not, or another one for it; takes it and its node id.</param>
    public static JsonObject Rewrite(JsonObject activity, string parent, Func<JsonObject, string, JsonObject> change)
    {
        var path = NodePath.Combine(parent, Text(activity, "id") ?? string.Empty);
        var changed = change(activity, path);
        if (!ReferenceEquals(changed, activity))
        {
            return changed;
        }

        foreach (var (name, value) in activity.Where(member => CanHoldChildren(member.Key)).ToList())
        {
            if (value is JsonArray items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    Child(items[i], path, change, child => items[i] = child);
                }
            }
            else
            {
                Child(value, path, change, child => activity[name] = child);
            }
        }

        return activity;
    }

    /// <summary>Whether a JSON value is an activity.</summary>
    public static bool IsActivity(JsonNode? json) =>
        json is JsonObject activity
        && Text(activity, "type") is not null
        && (Text(activity, "id") is not null || Text(activity, "nodeId") is not null || activity.ContainsKey("customProperties"));

    /// <summary>A text member; null when it is missing or no text.</summary>
    public static string? Text(JsonObject json, string member) =>
        json.TryGetPropertyValue(member, out var value) && value?.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    /// <summary>Whether a member of an activity can hold child activities.</summary>
    internal static bool CanHoldChildren(string member) => !Childless.Contains(member);

    private static void Child(
        JsonNode? value,
        string path,
        Func<JsonObject, string, JsonObject> change,
        Action<JsonObject> replace)
    {
        if (IsActivity(value))
        {
            Put(value!.AsObject(), path, change, replace);
        }
        else if (value is JsonObject holder)
        {
            foreach (var slot in Slots.Where(slot => IsActivity(holder[slot])))
            {
                Put(holder[slot]!.AsObject(), path, change, child => holder[slot] = child);
            }
        }
    }

    private static void Put(
        JsonObject activity,
        string path,
        Func<JsonObject, string, JsonObject> change,
        Action<JsonObject> replace)
    {
        var changed = Rewrite(activity, path, change);
        if (!ReferenceEquals(changed, activity))
        {
            replace(changed);
        }
    }
}
