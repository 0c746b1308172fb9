using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Activities.DataServices;

/// <summary>What the designer's toolbox shows of a service.</summary>
internal static class DataServiceDescriptor
{
    private static readonly string[] Outcomes = [Outcome.Done, DataServiceActivity.NotFound, DataServiceActivity.Failed];

    internal static ActivityDescriptor Of(DataService service, string onBehalfOf) => new(
        DataServiceActivity.Prefix + PascalCase.Of(service.Code),
        1,
        service.Category,
        service.Name,
        service.Description,
        [.. Inputs(service.Request), OnBehalfOf(onBehalfOf)],
        [
            new OutputDescriptor("Result", "Object", "结果", Fields(service.Response)),
            new OutputDescriptor("Found", "Boolean", "是否查到"),
            new OutputDescriptor("Failure", "Object", "失败原因", "code、message"),
        ],
        Outcomes,
        []);

    private static IEnumerable<InputDescriptor> Inputs(JsonObject schema)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            var property = value as JsonObject ?? [];
            var choices = (property["enum"] as JsonArray)?.Select(choice => choice!.ToString()).ToList();
            var type = property["type"]?.ToString();
            yield return new InputDescriptor(
                PascalCase.InputOf(name),
                TypeName(type),
                property["title"]?.ToString() ?? name,
                (property["description"]?.ToString() ?? string.Empty) + (required.Contains(name) ? string.Empty : "（可不填）"),
                choices is not null ? "dropdown" : UiHint(type),
                Options: choices?.ConvertAll(choice => KeyValuePair.Create(choice, choice)));
        }
    }

    private static InputDescriptor OnBehalfOf(string name) => new(
        name, "String", "代表部门", "以哪个部门的名义调用（部门角色，如 health）；不填则为牵头部门。");

    private static string TypeName(string? type) => type switch
    {
        "string" => "String",
        "integer" => "Int64",
        "number" => "Double",
        "boolean" => "Boolean",
        _ => "Object",
    };

    private static string UiHint(string? type) => type switch
    {
        "boolean" => "checkbox",
        "object" or "array" => "json-editor",
        _ => "singleline",
    };

    private static string Fields(JsonObject schema) => string.Join(
        '；',
        (schema["properties"] as JsonObject ?? []).Select(property => $"{property.Key}：{property.Value?["title"] ?? property.Key}"));
}
