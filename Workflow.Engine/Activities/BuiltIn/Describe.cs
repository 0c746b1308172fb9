namespace Workflow.Engine.Activities;

/// <summary>Shortens the descriptors of built-in activities.</summary>
internal static class Describe
{
    public const string Flow = "流程控制";
    public const string Branching = "分支";
    public const string Looping = "循环";
    public const string Data = "数据";
    public const string Composition = "组合";
    public const string Events = "事件与等待";
    public const string Scheduling = "定时";
    public const string Console = "日志";
    public const string Scripting = "脚本";

    public static ActivityDescriptor Activity(
        string name,
        string category,
        string displayName,
        string description,
        IReadOnlyList<InputDescriptor>? inputs = null,
        IReadOnlyList<OutputDescriptor>? outputs = null,
        IReadOnlyList<string>? outcomes = null,
        IReadOnlyList<string>? ports = null,
        bool isContainer = false,
        bool isTrigger = false,
        bool isBrowsable = true,
        IReadOnlyDictionary<string, string>? portNames = null) =>
        new(
            $"Elsa.{name}",
            1,
            category,
            displayName,
            description,
            inputs ?? [],
            outputs ?? [],
            outcomes ?? [],
            ports ?? [],
            isContainer,
            isTrigger,
            isBrowsable,
            PortNames: portNames);

    public static InputDescriptor Text(string name, string displayName, string description = "", string? byDefault = null) =>
        new(name, "String", displayName, description, Default: byDefault);

    public static InputDescriptor Any(string name, string displayName, string description = "") =>
        new(name, "Object", displayName, description, UiHint: "multiline");

    public static InputDescriptor Object(string name, string displayName, string description = "") =>
        new(name, "IDictionary<String, Object>", displayName, description, UiHint: "multiline");

    public static InputDescriptor Items(string displayName, string description) =>
        new("Items", "ICollection<Object>", displayName, description, UiHint: "multiline");

    public static InputDescriptor Flag(string name, string displayName, string description = "", string byDefault = "false") =>
        new(name, "Boolean", displayName, description, UiHint: "checkbox", Default: byDefault);

    /// <summary>Something that holds or does not, as an expression finds.</summary>
    public static InputDescriptor Condition(string description) =>
        new("Condition", "Boolean", "条件", description, UiHint: "expression-editor", Syntax: "JavaScript");

    public static InputDescriptor Number(string name, string displayName, string byDefault, string description = "") =>
        new(name, "Int32", displayName, description, Default: byDefault);

    public static InputDescriptor Choice(
        string name,
        string typeName,
        string displayName,
        string byDefault,
        params IReadOnlyList<KeyValuePair<string, string>> options) =>
        new(name, typeName, displayName, UiHint: "dropdown", Default: byDefault, Options: options);

    /// <summary>Names of ports for people.</summary>
    public static IReadOnlyDictionary<string, string> Ports(params IEnumerable<(string Port, string Name)> names) =>
        names.ToDictionary(each => each.Port, each => each.Name, StringComparer.Ordinal);

    public static OutputDescriptor Result(string description, string typeName = "Object") =>
        new("Result", typeName, "结果", description);
}
