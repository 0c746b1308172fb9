using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Api.Instances;

/// <summary>Shows a tree without its personal values, ciphers included.</summary>
internal static class SealedMask
{
    /// <summary>The tree with <c>{"masked":"***"}</c> in the place of each sealed value.</summary>
    public static JsonNode? Of(JsonElement tree) => SealedJson.Replace(tree, _ => new JsonObject { ["masked"] = "***" });
}
