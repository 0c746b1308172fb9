using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Expressions.JavaScript;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>Variables, inputs and outputs that nobody declared.</summary>
internal static class VariableCheck
{
    /// <summary>Checks a node.</summary>
    public static void Check(NodeReport report, ActivityDescriptor descriptor, WorkflowGraph graph, KnownNames names)
    {
        var visible = Visible(report.Node, graph);
        foreach (var (reference, shown) in References(report.Node, descriptor))
        {
            CheckReference(report, visible, names, reference, shown);
        }

        foreach (var (place, expression) in InputCheck.Expressions(report.Node, descriptor))
        {
            CheckExpression(report, names, place, expression);
        }

        foreach (var output in descriptor.Outputs)
        {
            if (ActivityInputs.Raw(report.Node, output.Name).Member("memoryReference")?.Text("id") is { } target
                && !names.Anywhere.Contains(target)
                && !names.Outputs.Contains(target))
            {
                report.Warn($"“{output.DisplayName}”要存入变量“{target}”，但流程没有这个变量或输出，结果会丢失。请重新选择变量。");
            }
        }

        if (report.Node.Type == "Elsa.SetOutput"
            && Expression.ReadWrapped(ActivityInputs.Raw(report.Node, "OutputName")) is { Type: "Literal" } name
            && name.Text is { Length: > 0 } text
            && !names.Outputs.Contains(text))
        {
            report.Warn($"流程没有声明输出“{text}”，请在流程的“输出”中加上它，或者改正名称。");
        }
    }

    /// <summary>Every script in an activity's own members, whatever input it belongs to.</summary>
    public static IEnumerable<string> Scripts(JsonElement json)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            yield break;
        }

        if (Expression.Read(json) is { Type: "JavaScript" } script)
        {
            yield return script.Text;
        }
        else if (json.Text("type") == "Elsa.RunJavaScript"
            && Expression.ReadWrapped(json.Member("script") ?? default) is { Type: "Literal" } literal)
        {
            yield return literal.Text;
        }

        var inner = json.ValueKind == JsonValueKind.Array
            ? json.EnumerateArray()
            : json.EnumerateObject().Select(member => member.Value);
        foreach (var found in inner.SelectMany(Scripts))
        {
            yield return found;
        }
    }

    private static IEnumerable<(string? Reference, string Shown)> References(ActivityNode node, ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(input => !input.IsWrapped && input.TypeName == "Variable"))
        {
            var raw = ActivityInputs.Raw(node, input.Name);
            yield return (raw.Text("id") ?? raw.Text("name"), raw.Text("name") ?? raw.Text("id") ?? string.Empty);
            if (raw.Text("id") is not null && raw.Text("name") is { } name)
            {
                // The engine goes by the name where the id is not known.
                yield return (name, name);
            }
        }
    }

    private static void CheckReference(
        NodeReport report,
        HashSet<string> visible,
        KnownNames names,
        string? reference,
        string shown)
    {
        if (reference is null || visible.Contains(reference) || visible.Contains(shown))
        {
            return;
        }

        if (names.Anywhere.Contains(reference) || names.Anywhere.Contains(shown))
        {
            report.Warn($"变量“{shown}”不是在这里或外层声明的，执行到这里时可能还没有它。");
        }
        else
        {
            report.Error($"没有变量“{shown}”，请在流程的“变量”中加上它，或者改选已有的变量。");
        }
    }

    private static void CheckExpression(NodeReport report, KnownNames names, string place, Expression expression)
    {
        switch (expression.Type)
        {
            case "Variable" when VariableLanguage.Reference(expression) is { } name && !names.Anywhere.Contains(name):
                report.Error($"{place}：没有变量“{name}”，请在流程的“变量”中加上它，或者改选已有的变量。");
                break;
            case "Input" when InputLanguage.Reference(expression) is { } name && !names.Inputs.Contains(name):
                report.Warn($"{place}：流程没有声明输入“{name}”，请在流程的“输入”中加上它，或者改正名称。");
                break;
            case "JavaScript":
                var used = ScriptNames.Of(expression.Text);
                foreach (var name in used.Read.Where(name => !names.Anywhere.Contains(name)))
                {
                    report.Error($"{place}：脚本读取变量“{name}”，但流程没有这个变量。请加上它，或者改正名称。");
                }

                foreach (var name in used.Inputs.Where(name => !names.Inputs.Contains(name)))
                {
                    report.Warn($"{place}：脚本读取输入“{name}”，但流程没有声明这个输入。请加上它，或者改正名称。");
                }

                break;
            default:
                break;
        }
    }

    private static HashSet<string> Visible(ActivityNode node, WorkflowGraph graph) =>
    [
        .. graph.Nodes.Values
            .Where(other => other.NodeId == node.NodeId || node.NodeId.StartsWith(other.NodeId + ":", StringComparison.Ordinal))
            .SelectMany(other => other.Variables)
            .SelectMany(variable => new[] { variable.Id, variable.Name }),
        .. KnownNames.OfLoops,
    ];
}
