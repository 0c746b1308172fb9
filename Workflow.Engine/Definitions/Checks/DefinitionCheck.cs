using System.Collections.Immutable;
using Workflow.Engine.Activities;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>
/// What would go wrong when a definition runs, found before. An error is what certainly fails, or never does what is
/// drawn; what is merely odd, or may be right for reasons that cannot be seen here, is a warning.
/// </summary>
internal sealed class DefinitionCheck(IActivityRegistry registry, ExpressionLanguages languages)
{
    /// <summary>Everything found, by node.</summary>
    public IEnumerable<DefinitionProblem> Find(WorkflowGraph graph)
    {
        var names = KnownNames.Of(graph);
        return graph.Nodes.Values
            .OrderBy(node => node.NodeId, StringComparer.Ordinal)
            .SelectMany(node => Find(graph, node, names))
            .Distinct();
    }

    private ImmutableArray<DefinitionProblem> Find(WorkflowGraph graph, ActivityNode node, KnownNames names)
    {
        var report = new NodeReport(node);
        if (registry.FindOrNewest(node.Type, node.Version)?.Descriptor is not { } descriptor)
        {
            report.Error($"没有类型为“{node.Type}”的活动，请安装提供它的组件或者从流程中删除它。");
            return report.Problems;
        }

        InputCheck.Check(report, descriptor, languages);
        VariableCheck.Check(report, descriptor, graph, names);
        ConnectionCheck.Check(report, registry);
        if (node.Type == Flowchart.TypeName)
        {
            var map = new FlowMap(node);
            ReachCheck.Check(report, map);
            JoinCheck.Check(report, map);
        }
        else if (node.Type == StateMachine.TypeName)
        {
            foreach (var wrong in StateMachineCheck.Find(node.Json, languages))
            {
                report.Error(wrong);
            }
        }

        return report.Problems;
    }
}
