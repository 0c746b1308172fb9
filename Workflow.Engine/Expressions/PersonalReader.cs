using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Expressions;

/// <summary>
/// Opens personal values for one evaluation and remembers that it did: whatever text comes out of it then may hold
/// them, and is sealed again.
/// </summary>
internal sealed class PersonalReader(KeyRing keys)
{
    private const int ShortestNumber = 5;

    private readonly List<string> opened = [];
    private string? subject;

    /// <summary>Whether anything was opened.</summary>
    public bool IsTainted => subject is not null;

    /// <summary>The clear value; null when the person was erased.</summary>
    public JsonElement Open(Personal<JsonElement> value)
    {
        var clear = keys.Open(value);
        if (clear.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return JsonValues.Null;
        }

        subject = value.Subject;
        Remember(clear);
        return clear;
    }

    /// <summary>A tree with every personal value in clear.</summary>
    public JsonNode? OpenTree(JsonElement tree) => SealedJson.Replace(tree, found => SealedJson.Node(Open(found)));

    /// <summary>A result with its texts sealed, if anything was opened on the way to it.</summary>
    /// <exception cref="ExpressionException">A member's name holds a personal value.</exception>
    public JsonElement Seal(JsonElement result) =>
        subject is null || result.ValueKind == JsonValueKind.Undefined ? result : JsonValues.Of(SealTree(result));

    /// <summary>Whether a text holds anything that was opened.</summary>
    public bool Reveals(string text) =>
        opened.Exists(value => text.Contains(value, StringComparison.Ordinal));

    /// <summary>A text for the journal: masked when anything was opened.</summary>
    public string Mask(string text) => IsTainted ? JsonValues.Mask : text;

    private JsonNode? SealTree(JsonElement tree) => tree.ValueKind switch
    {
        JsonValueKind.Object when SealedJson.Read(tree) is not null => JsonNode.Parse(tree.GetRawText()),
        JsonValueKind.Object => new JsonObject(tree.EnumerateObject()
            .Select(member => KeyValuePair.Create(Name(member.Name), SealTree(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. tree.EnumerateArray().Select(SealTree)]),
        JsonValueKind.String when tree.GetString() is { Length: > 0 } text => keys.SealNode(subject!, JsonValue.Create(text)),
        JsonValueKind.Number when IsOpened(tree.GetRawText()) => keys.SealNode(subject!, JsonNode.Parse(tree.GetRawText())),
        _ => JsonNode.Parse(tree.GetRawText()),
    };

    // A phone or an identity number made a number is still one; short numbers are counts and amounts.
    private bool IsOpened(string number) =>
        number.Length >= ShortestNumber && opened.Exists(value => value.Contains(number, StringComparison.Ordinal));

    private string Name(string name) =>
        Reveals(name) ? throw new ExpressionException("个人信息不能用作属性名，请改用固定的名称。") : name;

    private void Remember(JsonElement clear)
    {
        switch (clear.ValueKind)
        {
            // One character alone says nothing, and would be found in every text.
            case JsonValueKind.String when clear.GetString() is { Length: > 1 } text:
                opened.Add(text);
                break;
            case JsonValueKind.Object:
                foreach (var member in clear.EnumerateObject())
                {
                    Remember(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in clear.EnumerateArray())
                {
                    Remember(item);
                }

                break;
            default:
                break;
        }
    }
}
