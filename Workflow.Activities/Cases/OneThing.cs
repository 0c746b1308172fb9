using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Cases;

/// <summary>How the activities of this vocabulary describe themselves.</summary>
internal static class OneThing
{
    public const string Category = "一件事";

    public static InputDescriptor CaseNumber { get; } =
        Input("CaseNumber", "办件编号", "留空时取流程的关联编号。");

    public static InputDescriptor Reason { get; } =
        Input("Reason", "理由", "告知申请人的理由。", uiHint: "multiline");

    public static InputDescriptor Item { get; } =
        Input("Item", "联办事项", "主题中联办事项的代码。", uiHint: "dropdown") with { OptionSource = ItemOptions.SourceName };

    private static readonly Dictionary<string, string> PortNames = new(StringComparer.Ordinal)
    {
        [CommandActivity.Done] = "完成",
        [CommandActivity.Terminated] = "已终止",
    };

    /// <summary>The descriptor of an activity that may find its case or item ended.</summary>
    public static ActivityDescriptor Descriptor(
        string type,
        string name,
        string description,
        IReadOnlyList<InputDescriptor> inputs,
        IReadOnlyList<OutputDescriptor>? outputs = null,
        IReadOnlyList<string>? outcomes = null) =>
        new(
            $"OneThing.{type}", 1, Category, name, description, [.. inputs, CaseNumber], outputs ?? [],
            outcomes ?? [CommandActivity.Done, CommandActivity.Terminated], [],
            PortNames: PortNames,
            OptionalOutcomes: [CommandActivity.Terminated]);

    public static InputDescriptor Input(
        string name,
        string displayName,
        string description = "",
        string typeName = "String",
        string uiHint = "singleline",
        IReadOnlyList<KeyValuePair<string, string>>? options = null) =>
        new(name, typeName, displayName, description, uiHint, Options: options);

    /// <summary>The drop-down of results.</summary>
    public static InputDescriptor Result(string description) => Input(
        "Result",
        "办理结果",
        description,
        uiHint: "dropdown",
        options: [.. CaseResult.Decisions.Select(each => KeyValuePair.Create(each, CaseResult.Label(each)))]);
}
