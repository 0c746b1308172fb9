using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Triggers;

/// <summary>
/// Finds the triggers of a definition: as in Elsa, every activity at whatever depth that is a trigger and says it can
/// start the workflow.
/// </summary>
internal sealed class TriggerReader(
    IEnumerable<ITriggerKind> kinds,
    IActivityRegistry registry,
    ExpressionLanguages languages)
{
    private readonly Dictionary<string, ITriggerKind> byType = kinds.ToDictionary(kind => kind.ActivityType, StringComparer.Ordinal);

    /// <summary>What keeps the definition from being started, found before its publication.</summary>
    public IEnumerable<DefinitionProblem> Check(WorkflowGraph graph)
    {
        // The moment matters to nobody here; every look at the same definition says the same.
        var problems = Read(graph, DateTimeOffset.UnixEpoch).Problems;
        return ActivationStrategies.Find(graph.Options) is null
            ? problems.Append(new DefinitionProblem(
                string.Empty,
                string.Empty,
                "不认识流程的启动策略，请改为：总是、单例、按关联编号、按关联编号单例。"))
            : problems;
    }

    /// <summary>What the definition answers to, the events it marks, and what is wrong with either.</summary>
    public (IReadOnlyList<FoundTrigger> Triggers, IReadOnlyList<DefinitionProblem> Problems) Read(
        WorkflowGraph graph,
        DateTimeOffset now)
    {
        var triggers = new List<FoundTrigger>();
        var problems = new List<DefinitionProblem>();
        foreach (var node in graph.Nodes.Values.OrderBy(node => node.NodeId, StringComparer.Ordinal))
        {
            if (CanStart(node) && byType.TryGetValue(node.Type, out var kind))
            {
                Read(node, inputs => kind.Read(inputs));
            }

            if (MarkedEvents.Is(graph, node))
            {
                Read(node, inputs => [MarkedEvents.Read(graph, inputs)]);
            }
        }

        return (triggers, problems);

        void Read(ActivityNode node, Func<ITriggerInputs, IEnumerable<TriggerStimulus>> read)
        {
            if (registry.FindOrNewest(node.Type, node.Version) is not { } activity)
            {
                return;
            }

            try
            {
                var inputs = new TriggerInputs(graph, node, activity, registry, languages, now);
                triggers.AddRange(read(inputs).Select(stimulus => new FoundTrigger(node, stimulus)));
            }
            catch (TriggerFaultException fault)
            {
                problems.Add(new DefinitionProblem(node.NodeId, node.Id, fault.Message));
            }
        }
    }

    /// <summary>The events whose payload the definition marks, for an instance that is started at this version.</summary>
    public IEnumerable<FoundTrigger> Marked(WorkflowGraph graph, DateTimeOffset now) =>
        graph.Nodes.Values.Any(node => MarkedEvents.Is(graph, node))
            ? Read(graph, now).Triggers.Where(found => found.Stimulus.Kind == MarkedEvents.Kind)
            : [];

    // What stands inside a workflow used as an activity starts that workflow, not this one.
    private static bool CanStart(ActivityNode node) =>
        NodePath.Scope(node.NodeId).Length == 0 &&
        node.Json.Member("customProperties")?.Member("canStartWorkflow")?.ValueKind == JsonValueKind.True;
}

/// <summary>An activity that may start its workflow or marks an event, and to what it answers.</summary>
internal sealed record FoundTrigger(ActivityNode Node, TriggerStimulus Stimulus);
