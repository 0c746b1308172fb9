using System.Collections.Immutable;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions;

/// <summary>What would go wrong when a definition runs, found before.</summary>
internal sealed class DefinitionCheck(
    IActivityRegistry registry,
    ExpressionLanguages languages,
    ImmutableArray<DefinitionProblem>.Builder problems)
{
    /// <summary>Checks every node.</summary>
    public void Check(WorkflowGraph graph)
    {
        foreach (var node in graph.Nodes.Values.OrderBy(node => node.NodeId, StringComparer.Ordinal))
        {
            if (registry.FindOrNewest(node.Type, node.Version)?.Descriptor is not { } descriptor)
            {
                Report(node, $"没有类型为“{node.Type}”的活动，请安装提供它的组件或者从流程中删除它。");
                continue;
            }

            CheckInputs(node, descriptor);
            CheckCases(node);
            CheckConnections(node);
            CheckStates(node);
        }
    }

    private void CheckInputs(ActivityNode node, ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(input => input.IsWrapped))
        {
            if (Expression.ReadWrapped(ActivityInputs.Raw(node, input.Name)) is { } expression
                && languages.Check(expression) is { } wrong)
            {
                Report(node, $"“{input.DisplayName}”：{wrong}");
            }
        }
    }

    private void CheckCases(ActivityNode node)
    {
        foreach (var (index, one) in NodeReader.Items(node.Json, SwitchCases.Property).Index())
        {
            if (one.Member("condition") is { } json
                && Expression.Read(json) is { } condition
                && languages.Check(condition) is { } wrong)
            {
                Report(node, $"第 {index + 1} 个情形“{one.Text("label")}”：{wrong}");
            }
        }
    }

    private void CheckConnections(ActivityNode node)
    {
        var children = node.Children.Values.SelectMany(list => list).Select(child => child.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var connection in node.Connections)
        {
            foreach (var missing in new[] { connection.Source, connection.Target }.Where(id => !children.Contains(id)).Distinct())
            {
                Report(node, $"有一条连线连着不存在的活动“{missing}”，请删除这条连线或补上活动。");
            }
        }
    }

    private void CheckStates(ActivityNode node)
    {
        if (node.Type == StateMachine.TypeName)
        {
            foreach (var wrong in StateMachineCheck.Find(node.Json, languages))
            {
                Report(node, wrong);
            }
        }
    }

    private void Report(ActivityNode node, string message) =>
        problems.Add(new DefinitionProblem(node.NodeId, node.Id, message));
}
