using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Activities.Forms;

/// <summary>RFC 6901 pointers.</summary>
public static class JsonPointer
{
    /// <summary>One step down into an object.</summary>
    public static string Append(string path, string name) =>
        $"{path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>One step down into an array.</summary>
    public static string Append(string path, int index) =>
        $"{path}/{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What holds what a pointer points at; empty for the root.</summary>
    public static string Parent(string path) => path[..path.LastIndexOf('/')];

    /// <summary>A member beside what a pointer points at.</summary>
    public static string Beside(string path, string name) => Append(Parent(path), name);

    /// <summary>What a pointer points at, or null.</summary>
    public static JsonNode? Find(JsonNode? root, string path) =>
        Steps(path).Aggregate(root, (node, step) => node switch
        {
            JsonObject parent => parent[step],
            JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < list.Count => list[index],
            _ => null,
        });

    /// <summary>Its steps, from the root.</summary>
    public static IEnumerable<string> Steps(string path) => path.Split('/').Skip(1).Select(Unescape);

    /// <summary>The last step's name.</summary>
    public static string LastName(string path) => Unescape(path[(path.LastIndexOf('/') + 1)..]);

    private static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
