using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Says why a type is unknown and what to use instead; docs/elsa.md lists what of Elsa is left out.</summary>
internal static class UnknownType
{
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["Elsa.RunCSharp"] = "不支持 C# 脚本，请改用“运行 JavaScript”（Elsa.RunJavaScript）。",
        ["Elsa.RunPython"] = "不支持 Python 脚本，请改用“运行 JavaScript”（Elsa.RunJavaScript）。",
        ["Elsa.ReadLine"] = "服务器没有可供输入的控制台，不支持读取一行，请改用“外部任务”（Elsa.RunTask）或“等待事件”（Elsa.Event）。",
        ["Elsa.Inline"] = "内联代码只能写在程序里，不能从流程定义运行，请改用“运行 JavaScript”（Elsa.RunJavaScript）。",
        ["Elsa.DynamicActivity"] = "动态活动只能写在程序里，不能从流程定义运行，请改用“运行 JavaScript”（Elsa.RunJavaScript）。",
    };

    /// <summary>For the analyst.</summary>
    public static string Explain(ActivityNode node) =>
        LeftOut.GetValueOrDefault(node.Type)
        ?? (node.Json.Text("missingTypeName") is { } missing
            ? $"没有类型为“{missing}”的活动（它在导入前就已缺失），请安装提供它的组件或者从流程中删除它。"
            : $"没有类型为“{node.Type}”（版本 {node.Version}）的活动，请安装提供它的组件或者从流程中删除它。");
}
