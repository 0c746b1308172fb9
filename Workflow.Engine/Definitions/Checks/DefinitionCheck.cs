using System.Collections.Immutable;
using Workflow.Engine.Activities;
using Workflow.Engine.Compensation;
using Workflow.Engine.Expressions;
using Workflow.Engine.Privacy.Marks;

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

        // What stands inside a workflow used as an activity was checked when that one was published.
        return graph.Nodes.Values
            .Where(node => NodePath.Scope(node.NodeId).Length == 0)
            .OrderBy(node => node.NodeId, StringComparer.Ordinal)
            .SelectMany(node => Find(graph, node, names))
            .Distinct();
    }

    private ImmutableArray<DefinitionProblem> Find(WorkflowGraph graph, ActivityNode node, KnownNames names)
    {
        var report = new NodeReport(node);
        var activity = node.Settled ?? registry.FindOrNewest(node.Type, node.Version);
        if (activity?.Descriptor is not { } descriptor)
        {
            report.Error(UnknownType.Explain(node));
            return report.Problems;
        }

        InputCheck.Check(report, descriptor, languages);
        VariableCheck.Check(report, descriptor, graph, names);
        ConnectionCheck.Check(report, registry);
        var isWorkflow = node.NodeId == NodePath.Workflow;
        if (PersonalMark.Problem(isWorkflow ? graph.CustomProperties : node.Json.Member("customProperties") ?? default) is { } marks)
        {
            report.Error(marks);
        }

        if (activity is IDrawnCheck check)
        {
            report.Add(check.Find(new DrawnActivity(graph, node)));
        }

        if (UndoCheck.Find(graph, node) is { } undo)
        {
            report.Error(undo);
        }

        if (node.Type == Flowchart.TypeName)
        {
            var map = new FlowMap(node);
            ReachCheck.Check(report, map, Undos.NamedIn(graph));
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
