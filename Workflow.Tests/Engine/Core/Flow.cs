using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Engine.Core;

/// <summary>Writes definitions as Elsa exports them, in few words.</summary>
internal static class Flow
{
    public static JsonElement Definition(
        JsonObject root,
        JsonArray? variables = null,
        JsonArray? inputs = null,
        JsonArray? outputs = null,
        string id = "d",
        string? incidentStrategy = null) => Element(new JsonObject
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["variables"] = variables ?? [],
            ["inputs"] = inputs ?? [],
            ["outputs"] = outputs ?? [],
            ["options"] = new JsonObject { ["incidentStrategyType"] = incidentStrategy },
            ["root"] = root,
        });

    public static JsonObject Activity(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var result = new JsonObject { ["id"] = id, ["type"] = $"Elsa.{type}", ["version"] = 1 };
        foreach (var (name, value) in members)
        {
            result[name] = value;
        }

        return result;
    }

    public static JsonObject Sequence(string id, params JsonNode[] activities) =>
        Activity("Sequence", id, ("activities", new JsonArray(activities)));

    public static JsonObject Parallel(string id, params JsonNode[] activities) =>
        Activity("Parallel", id, ("activities", new JsonArray(activities)));

    public static JsonObject Flowchart(string id, JsonNode[] activities, params (string From, string Port, string To)[] connections) =>
        Activity(
            "Flowchart",
            id,
            ("activities", new JsonArray(activities)),
            ("connections", new JsonArray([.. connections.Select(connection => (JsonNode)new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = connection.From, ["port"] = connection.Port },
                ["target"] = new JsonObject { ["activity"] = connection.To, ["port"] = "In" },
            })])));

    public static JsonObject Line(string id, JsonObject text) => Activity("WriteLine", id, ("text", text));

    public static JsonObject Line(string id, string text) => Line(id, Literal(text, "String"));

    public static JsonObject Event(string id, string name) => Activity("Event", id, ("eventName", Literal(name, "String")));

    public static JsonObject Set(string id, string variable, JsonObject value) => Activity(
        "SetVariable",
        id,
        ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }),
        ("value", value));

    public static JsonObject Script(string code, string type = "Object") => Input("JavaScript", code, type);

    public static JsonObject Liquid(string template) => Input("Liquid", template, "String");

    public static JsonObject Literal(JsonNode? value, string type = "Object") => Input("Literal", value, type);

    public static JsonObject Input(string language, JsonNode? value, string type = "Object") => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
    };

    public static JsonObject Into(string variable) => new()
    {
        ["typeName"] = "Object",
        ["memoryReference"] = new JsonObject { ["id"] = variable },
    };

    public static JsonObject Variable(string name, string type = "Object", JsonNode? value = null) => new()
    {
        ["id"] = name,
        ["name"] = name,
        ["typeName"] = type,
        ["isArray"] = false,
        ["value"] = value,
    };

    private static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
