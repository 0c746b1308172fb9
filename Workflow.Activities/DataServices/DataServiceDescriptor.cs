using System.Text.Json.Nodes;
using Workflow.Activities.Organisations;
using Workflow.Engine.Activities;

namespace Workflow.Activities.DataServices;

/// <summary>What the designer's toolbox shows of a service.</summary>
internal static class DataServiceDescriptor
{
    private static readonly string[] Outcomes = [Outcome.Done, DataServiceActivity.NotFound, DataServiceActivity.Failed];

    private static readonly Dictionary<string, string> PortNames = new(StringComparer.Ordinal)
    {
        [Outcome.Done] = "完成",
        [DataServiceActivity.NotFound] = "未查到",
        [DataServiceActivity.Failed] = "失败",
    };

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
        [],
        PortNames: PortNames,
        OptionalOutcomes: [DataServiceActivity.NotFound, DataServiceActivity.Failed]);

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
                (property["description"]?.ToString() ?? DateHint(property)) + (required.Contains(name) ? string.Empty : "（可不填）"),
                choices is not null ? "dropdown" : UiHint(type, property["format"]?.ToString()),
                Options: choices?.ConvertAll(choice => KeyValuePair.Create(choice, choice)));
        }
    }

    // The designer's date picker writes moments; a bare date is typed.
    private static string DateHint(JsonObject property) =>
        property["format"]?.ToString() == "date" ? "日期，例如 2026-03-02" : string.Empty;

    private static InputDescriptor OnBehalfOf(string name) => new(
        name,
        "String",
        "代表部门",
        "以哪个部门的名义调用（部门角色，如 health）；不填则为牵头部门。",
        "dropdown",
        OptionSource: RoleOptions.SourceName);

    private static string TypeName(string? type) => type switch
    {
        "string" => "String",
        "integer" => "Int64",
        "number" => "Double",
        "boolean" => "Boolean",
        _ => "JsonNode",
    };

    private static string UiHint(string? type, string? format) => type switch
    {
        "string" when format == "date-time" => "datetime-picker",
        "boolean" => "checkbox",
        "object" or "array" => "json-editor",
        _ => "singleline",
    };

    private static string Fields(JsonObject schema) => string.Join(
        '；',
        (schema["properties"] as JsonObject ?? []).Select(property => $"{property.Key}：{property.Value?["title"] ?? property.Key}"));
}
