using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Execution;

/// <summary>One run of the core: the state as it grows, the facts so far and the activities still to start.</summary>
internal sealed partial class BurstRun(
    WorkflowGraph graph,
    InstanceState state,
    BurstContext context,
    IActivityRegistry registry,
    ExpressionLanguages languages,
    BurstRandom random,
    int limit)
{
    /// <summary>Id of the workflow's own execution: the first one.</summary>
    public const string RootExecution = "1";

    private readonly ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ActivityQueue queue = new();
    private int started;

    public InstanceState State { get; private set; } = state;

    public WorkflowGraph Graph => graph;

    public BurstContext Context => context;

    public BurstRandom Random => random;

    public IActivityRegistry Registry => registry;

    public ExpressionLanguages Languages => languages;

    /// <summary>Adds a fact: the only way in which the state changes.</summary>
    public void Emit(Fact fact)
    {
        State = State.Fold(fact, context.Now);
        facts.Add(fact);
    }

    /// <summary>What came of it.</summary>
    public BurstResult Result() => new(State with { UpdatedAt = context.Now }, facts.ToImmutable());

    /// <summary>Puts an activity at the end of the queue.</summary>
    public void Schedule(Scheduled item) => queue.Add(item);

    /// <summary>Forgets what an execution has scheduled and what has not started yet.</summary>
    public void Unschedule(string executionId) => queue.Drop(executionId);

    /// <summary>
    /// Whether an execution has children that are scheduled or live. An open incident counts, as in Elsa: once it is put
    /// right, its branch goes on.
    /// </summary>
    public bool HasPendingChildren(string executionId) =>
        State.Executions.Values.Any(execution => execution.ParentId == executionId)
        || queue.Has(executionId);

    /// <summary>Whether an execution has scheduled a node that has not started yet.</summary>
    public bool IsScheduled(string executionId, ActivityNode node) =>
        queue.Has(executionId, node.NodeId);

    /// <summary>The node of a live execution.</summary>
    public ActivityNode NodeOf(ActivityExecution execution) => graph.Nodes[execution.NodeId];

    /// <summary>Starts what is scheduled until nothing is left.</summary>
    private void Drain()
    {
        while (!queue.IsEmpty)
        {
            var item = queue.Take();
            if (++started > limit)
            {
                Fault(
                    item.OwnerId ?? RootExecution,
                    "BurstLimit",
                    $"一次运行启动的活动超过 {limit} 个，可能是没有等待的死循环；请在循环中加入等待或修改循环条件。");
                End(WorkflowSubStatus.Faulted, "BurstLimit");
                return;
            }

            Start(item);
        }
    }

    private void Start(Scheduled item)
    {
        var id = (State.LastExecution + 1).ToString(CultureInfo.InvariantCulture);
        var node = item.Node;
        var visit = State.Visits.GetValueOrDefault(node.NodeId) + 1;
        var variables = VariablesOf(node, item.OwnerId, item.Variables);
        Enter(id, node, item.OwnerId, variables, inputs =>
            new ActivityStarted(id, node.NodeId, item.OwnerId, visit, inputs, variables.IsEmpty ? null : variables, item.Tag));
    }

    /// <summary>Lets an execution begin again as if it began now: same visit, inputs evaluated anew.</summary>
    public void Restart(ActivityExecution execution)
    {
        var node = NodeOf(execution);
        var given = execution.Variables.RemoveRange(node.Variables.Select(variable => variable.Id));
        var variables = VariablesOf(node, execution.ParentId, given);
        Enter(execution.Id, node, execution.ParentId, variables, inputs =>
            new ActivityRetried(execution.Id, inputs, variables.IsEmpty ? null : variables));
    }

    private void Enter(
        string id,
        ActivityNode node,
        string? ownerId,
        ImmutableDictionary<string, JsonElement> variables,
        Func<ImmutableDictionary<string, JsonElement>?, Fact> begun)
    {
        if (Behaviour(node) is not { } activity)
        {
            Emit(begun(null));
            Fault(id, "UnknownActivity", UnknownType.Explain(node));
            return;
        }

        try
        {
            var scope = new ExpressionScope(this, ownerId, (node, variables));
            Emit(begun(ActivityInputs.Evaluate(node, activity.Descriptor, languages, scope)));
        }
        catch (Exception exception)
        {
            Emit(begun(null));
            Fault(id, exception, null);
            return;
        }

        Invoke(id, activity.Execute);
    }

    /// <summary>The behaviour of a node; null when its type is unknown.</summary>
    public IActivity? Behaviour(ActivityNode node) => node.Settled ?? registry.FindOrNewest(node.Type, node.Version);

    /// <summary>Values of the variables of a scope that opens; the workflow's own may have been given at its start.</summary>
    private ImmutableDictionary<string, JsonElement> VariablesOf(
        ActivityNode node,
        string? ownerId,
        ImmutableDictionary<string, JsonElement>? given)
    {
        var variables = InitialVariables(node, given);
        return ownerId is null && State.GivenVariables is { } started ? variables.SetItems(started) : variables;
    }

    /// <summary>Values of the variables of a scope that opens, as its node declares them.</summary>
    public static ImmutableDictionary<string, JsonElement> InitialVariables(
        ActivityNode node,
        ImmutableDictionary<string, JsonElement>? given)
    {
        var result = given ?? ImmutableDictionary<string, JsonElement>.Empty;
        return result.SetItems(node.Variables.Select(variable => KeyValuePair.Create(
            variable.Id,
            ValueConversion.ToVariable(variable.Value ?? default, variable.TypeName, variable.IsArray))));
    }
}
