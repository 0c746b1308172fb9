using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Api.Instances;

/// <summary>Shows a tree without its personal values, ciphers included.</summary>
internal static class SealedMask
{
    /// <summary>The tree with <c>{"masked":"***"}</c> in the place of each sealed value.</summary>
    public static JsonNode? Of(JsonElement tree)
    {
        if (SealedJson.Read(tree) is not null)
        {
            return new JsonObject { ["masked"] = "***" };
        }

        return tree.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(tree.EnumerateObject()
                .Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))),
            JsonValueKind.Array => new JsonArray([.. tree.EnumerateArray().Select(Of)]),
            JsonValueKind.Undefined => null,
            _ => JsonNode.Parse(tree.GetRawText()),
        };
    }
}
