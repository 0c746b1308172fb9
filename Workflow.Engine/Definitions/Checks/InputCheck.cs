using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Time;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>Expressions that cannot be read, and inputs without which an activity fails.</summary>
internal static class InputCheck
{
    private const string CronInput = "CronExpression";

    /// <summary>Expressions in a node: of its inputs, and of the cases of a switch.</summary>
    public static IEnumerable<(string Name, Expression Expression)> Expressions(ActivityNode node, ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(input => input.IsWrapped))
        {
            if (Expression.ReadWrapped(ActivityInputs.Raw(node, input.Name)) is { } expression)
            {
                yield return ($"“{input.DisplayName}”", expression);
            }
        }

        foreach (var (index, one) in NodeReader.Items(node.Json, SwitchCases.Property).Index())
        {
            if (one.Member("condition") is { } json && Expression.Read(json) is { } condition)
            {
                yield return ($"第 {index + 1} 个情形“{one.Text("label")}”", condition);
            }
        }
    }

    /// <summary>Checks a node.</summary>
    public static void Check(NodeReport report, ActivityDescriptor descriptor, ExpressionLanguages languages)
    {
        foreach (var (name, expression) in Expressions(report.Node, descriptor))
        {
            if (languages.Check(expression) is { } wrong)
            {
                report.Error($"{name}：{wrong}");
            }
        }

        // What a trigger needs is asked of it where it is read.
        if (descriptor.IsTrigger && FlowMap.Begins(report.Node))
        {
            return;
        }

        foreach (var input in descriptor.Inputs.Where(input => input.IsRequired && IsMissing(report.Node, input)))
        {
            report.Error($"没有填写“{input.DisplayName}”，请填写后再发布。");
        }

        // Whatever the expression type, only a literal is known before it runs.
        if (descriptor.Inputs.Any(input => input.Name == CronInput)
            && Expression.ReadWrapped(ActivityInputs.Raw(report.Node, CronInput)) is { Type: "Literal" } cron
            && cron.Text is { Length: > 0 } rule
            && CronRule.Check(rule) is { } bad)
        {
            report.Error(bad);
        }
    }

    private static bool IsMissing(ActivityNode node, InputDescriptor input)
    {
        var raw = ActivityInputs.Raw(node, input.Name);
        if (!input.IsWrapped)
        {
            return raw.ValueKind switch
            {
                JsonValueKind.Object => raw.Text("id") is null && raw.Text("name") is null,
                JsonValueKind.String => string.IsNullOrWhiteSpace(raw.GetString()),
                _ => true,
            };
        }

        return Expression.ReadWrapped(raw) is not { } expression
            ? input.Default is null
            : string.IsNullOrWhiteSpace(expression.Text);
    }
}
