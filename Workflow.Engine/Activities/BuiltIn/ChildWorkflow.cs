using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>What the activities that start other workflows have in common.</summary>
internal static class ChildWorkflow
{
    /// <summary>The command that asks whether a definition is published.</summary>
    public const string Find = "engine.find-workflow";

    /// <summary>Its argument.</summary>
    public const string DefinitionId = "definitionId";

    /// <summary>Why it is refused.</summary>
    public const string NotFound = "WorkflowNotFound";

    /// <summary>So many instances may have started one another, each within the one before.</summary>
    private const int MaxDepth = 50;

    public static InputDescriptor Definition { get; } =
        Describe.Text("WorkflowDefinitionId", "流程", "要启动的流程") with { UiHint = "workflow-definition-picker", IsRequired = true };

    public static InputDescriptor CorrelationId { get; } = Describe.Text("CorrelationId", "关联编号", "子流程的关联编号");

    public static InputDescriptor Input { get; } = Describe.Object("Input", "输入", "子流程的输入");

    /// <summary>Elsa's inputs without a meaning here: there is one queue, and traces follow the correlation.</summary>
    public static IReadOnlyList<InputDescriptor> Ignored { get; } =
    [
        Describe.Text("ChannelName", "通道", "为与 Elsa 兼容而保留，不起作用"),
        Describe.Flag("StartNewTrace", "新建跟踪", "为与 Elsa 兼容而保留，不起作用"),
    ];

    public static string IsNotPublished(string definitionId) => $"没有已发布的流程“{definitionId}”，请先发布它，或者选择另一个流程。";

    /// <summary>Asks whether the workflow can be started; the answer comes back to the activity, a refusal faults it.</summary>
    public static void Seek(IActivityContext context)
    {
        if (context.Instance.Parent is { Depth: >= MaxDepth })
        {
            throw new ExpressionException($"流程一层层互相启动超过 {MaxDepth} 层，可能是没有尽头的递归。");
        }

        context.Issue(Find, JsonValues.Of((JsonNode)new JsonObject { [DefinitionId] = DefinitionOf(context) }));
    }

    /// <summary>Starts the workflow. As in Elsa, the child finds its parent's id among its inputs.</summary>
    /// <returns>The child's instance id.</returns>
    public static string Start(IActivityContext context, JsonObject? more, string? correlationId, ChildWait wait)
    {
        var given = context.Input("Input");
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            throw new ExpressionException("“输入”不是对象，请检查它的表达式。");
        }

        var input = given.IsNothing() ? [] : JsonNode.Parse(given.GetRawText())!.AsObject();
        input["ParentInstanceId"] = context.Instance.Id;
        foreach (var (name, value) in more ?? [])
        {
            input[name] = value?.DeepClone();
        }

        return context.StartChild(DefinitionOf(context), JsonValues.Of(input), correlationId, wait);
    }

    /// <summary>Shows that the activity waits for a child, as Elsa's bookmark does. The child's end resumes it.</summary>
    public static void Await(IActivityContext context, string kind, string childInstanceId) =>
        context.CreateBookmark(
            kind,
            childInstanceId,
            JsonValues.Of((JsonNode)new JsonObject { ["ChildInstanceId"] = childInstanceId }));

    public static string? Correlation(IActivityContext context) =>
        PlainText.Of(context, "CorrelationId", "关联编号") is { Length: > 0 } text ? text : null;

    private static string DefinitionOf(IActivityContext context) =>
        PlainText.Of(context, "WorkflowDefinitionId", "流程") is { Length: > 0 } id
            ? id
            : throw new ExpressionException("没有选择要启动的流程。");
}
