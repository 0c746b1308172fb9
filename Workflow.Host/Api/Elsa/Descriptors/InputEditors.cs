using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>
/// What Elsa Studio's editors of inputs want to know: their <c>uiSpecifications</c>. It reads these without a converter
/// for enumerations, which stand as numbers here.
/// </summary>
internal static class InputEditors
{
    /// <summary>The editor whose list becomes the activity's outcomes.</summary>
    public const string DynamicOutcomes = "dynamic-outcomes";

    private const int TallEditor = 1;

    /// <summary>For one input; null when its editor needs nothing.</summary>
    public static JsonObject? Specify(ActivityDescriptor activity, InputDescriptor input, OptionLists options) => input.UiHint switch
    {
        "dropdown" => One("dropdown", new JsonObject
        {
            ["selectList"] = new JsonObject { ["items"] = Items(options.Of(input)), ["isFlagsEnum"] = false },
            ["providerName"] = null,
        }),
        "checklist" => One("checklist", new JsonObject
        {
            ["checkList"] = new JsonObject { ["items"] = Items(options.Of(input), isChecked: false), ["isFlagsEnum"] = false },
        }),
        "radiolist" => One("radiolist", new JsonObject
        {
            ["radioList"] = new JsonObject { ["items"] = Items(options.Of(input)), ["isFlagsEnum"] = false },
        }),
        "code-editor" => One("code-editor", new JsonObject
        {
            ["language"] = "javascript",
            ["editorHeight"] = TallEditor,
            ["singleLineMode"] = false,
        }),
        DynamicOutcomes when activity.Outcomes.Count > 0 => One("DynamicOutcomesOptions", new JsonObject
        {
            ["fixedOutcomes"] = new JsonArray([.. activity.Outcomes.Select(outcome => JsonValue.Create(outcome))]),
        }),
        _ => null,
    };

    private static JsonObject One(string name, JsonNode value) => new() { [name] = value };

    private static JsonArray Items(IEnumerable<KeyValuePair<string, string>> options, bool? isChecked = null) =>
    [
        .. options.Select(option =>
        {
            var item = new JsonObject { ["text"] = option.Value, ["value"] = option.Key };
            if (isChecked is { } flag)
            {
                item["isChecked"] = flag;
            }

            return item;
        }),
    ];
}
