using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Fuzz;

/// <summary>Changes JSON where it hurts: it stays JSON, and most of it stays as it was.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] Words =
    [
        "", " ", "\0", "a\ud83d\ude00z", "../../etc/passwd", "'; drop table x; --", "{{ x }}", "${x}", "null", "-1", "NaN", "Elsa.Flowchart",
        "JavaScript", "Liquid", "C#", "throw new Error('x')", "({})", "getVariable('x')", "variables.a.b.c", "Done", "True", "00:00:00.001",
        "9999-12-31T23:59:59.9999999Z", "2026-02-30", "1E400", "WaitAny", "PT0S", "* * * * *", "Workflow1:x", new('长', 4_000), new('(', 300),
    ];

    private static readonly Func<JsonNode?>[] Values =
    [
        () => null, () => true, () => false, () => 0, () => -1, () => 2147483648L, () => 9007199254740993L, () => 1e300, () => 0.1,
        () => new JsonObject(), () => new JsonArray(), () => new JsonArray(null, new JsonArray(), 1), () => Deep(40),
        () => new JsonObject { ["expression"] = null }, () => new JsonObject { ["typeName"] = "Int32", ["expression"] = new JsonArray() },
        () => new JsonObject { ["typeName"] = 7, ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "1/0" } },
    ];

    /// <summary>The original with one to four changes.</summary>
    public JsonNode? Mutate(JsonNode original)
    {
        var root = new JsonArray(original.DeepClone());
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            Change(root);
        }

        var mutant = root.Count > 0 ? root[0] : null;
        return mutant?.DeepClone();
    }

    /// <summary>A text that may no longer be JSON.</summary>
    public string Garble(JsonNode original)
    {
        var text = new StringBuilder(original.ToJsonString());
        var at = random.Next(text.Length);
        return random.Next(5) switch
        {
            0 => text.ToString(0, at),
            1 => text.Insert(at, "\\ud800").ToString(),
            2 => text.Insert(at, (char)random.Next(1, 128)).ToString(),
            3 => new string('[', 200) + text,
            _ => text.Remove(at, 1).ToString(),
        };
    }

    /// <summary>Some text that nobody expects.</summary>
    public string Word() => Words[random.Next(Words.Length)];

    private void Change(JsonArray root)
    {
        var places = new List<(JsonNode Parent, object At)>();
        Collect(root, places);
        var (parent, at) = places[random.Next(places.Count)];
        switch (random.Next(6))
        {
            case 0 when parent != root:
                Remove(parent, at);
                break;
            case 1:
                Set(parent, at, Values[random.Next(Values.Length)]());
                break;
            case 2:
                Set(parent, at, Word());
                break;
            case 3 when parent is JsonObject json:
                var moved = json[(string)at]?.DeepClone();
                json.Remove((string)at);
                json[random.Next(2) == 0 ? Word() : ((string)at).ToUpperInvariant()] = moved;
                break;
            case 4 when parent is JsonArray array && parent != root:
                array.Add(array[(int)at]?.DeepClone());
                break;
            default:
                // Something from elsewhere in the same tree: right in itself, wrong where it stands.
                var (other, where) = places[random.Next(places.Count)];
                var found = Get(other, where);
                if (Size(found) < 200)
                {
                    Set(parent, at, found?.DeepClone());
                }

                break;
        }
    }

    private static void Collect(JsonNode node, List<(JsonNode, object)> places)
    {
        switch (node)
        {
            case JsonArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    places.Add((array, index));
                    Collect(array[index] ?? JsonValue.Create(0), places);
                }

                break;
            case JsonObject json:
                foreach (var (name, value) in json)
                {
                    places.Add((json, name));
                    Collect(value ?? JsonValue.Create(0), places);
                }

                break;
            default:
                break;
        }
    }

    private static JsonNode? Get(JsonNode parent, object at) => at is int index ? parent[index] : parent[(string)at];

    private static void Set(JsonNode parent, object at, JsonNode? value)
    {
        if (at is int index)
        {
            parent[index] = value;
        }
        else
        {
            parent[(string)at] = value;
        }
    }

    private static void Remove(JsonNode parent, object at)
    {
        if (parent is JsonArray array)
        {
            array.RemoveAt((int)at);
        }
        else
        {
            ((JsonObject)parent).Remove((string)at);
        }
    }

    private static int Size(JsonNode? node) => node switch
    {
        JsonArray array => 1 + array.Sum(Size),
        JsonObject json => 1 + json.Sum(member => Size(member.Value)),
        _ => 1,
    };

    private static JsonNode Deep(int levels) => levels == 0 ? new JsonObject() : new JsonArray(Deep(levels - 1));
}
