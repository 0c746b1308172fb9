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
    BurstLimits limits)
{
    /// <summary>Id of the workflow's own execution: the first one.</summary>
    public const string RootExecution = "1";

    /// <summary>Code of the incident of a burst that does more than one may.</summary>
    public const string OverrunCode = "BurstLimit";

    private readonly FactLog facts = new();
    private readonly ActivityQueue queue = new();
    private readonly LiveChildren children = new(state);
    private int scheduled = context.Spent.Activities;

    /// <summary>The first activity that may not start any more.</summary>
    private Scheduled? refused;

    public InstanceState State { get; private set; } = state;

    public WorkflowGraph Graph => graph;

    public BurstContext Context => context;

    public BurstRandom Random => random;

    public IActivityRegistry Registry => registry;

    public ExpressionLanguages Languages => languages;

    public BurstLimits Limits => limits;

    /// <summary>Adds a fact: the only way in which the state changes.</summary>
    public void Emit(Fact fact)
    {
        var before = State;
        children.Note(fact, before);
        State = before.Fold(fact, context.Now);
        facts.Add(fact, isOnlyBag: ReferenceEquals(State.Keys, before.Keys));
    }

    /// <summary>What came of it.</summary>
    public BurstResult Result() =>
        new(State with { UpdatedAt = context.Now }, facts.ToImmutable()) { Spent = new BurstEffort(scheduled, Bytes) };

    /// <summary>Puts an activity at the end of the queue; one too many ends the burst instead, see <see cref="Drain"/>.</summary>
    public void Schedule(Scheduled item)
    {
        if (++scheduled > limits.Activities)
        {
            refused ??= item;
            queue.Refuse(item);
        }
        else
        {
            queue.Add(item);
        }
    }

    /// <summary>Forgets what an execution has scheduled and what has not started yet.</summary>
    public void Unschedule(string executionId) => queue.Drop(executionId);

    /// <summary>
    /// Whether an execution has children that are scheduled or live. An open incident counts, as in Elsa: once it is put
    /// right, its branch goes on.
    /// </summary>
    public bool HasPendingChildren(string executionId) => children.Any(executionId) || queue.Has(executionId);

    /// <summary>Whether an execution has scheduled a node that has not started yet.</summary>
    public bool IsScheduled(string executionId, ActivityNode node) =>
        queue.Has(executionId, node.NodeId);

    /// <summary>The node of a live execution.</summary>
    public ActivityNode NodeOf(ActivityExecution execution) => graph.Nodes[execution.NodeId];

    /// <summary>Size of what the burst has decided.</summary>
    private long Bytes => context.Spent.Bytes + facts.Bytes;

    /// <summary>Starts what is scheduled until nothing is left, or the burst has done more than one may.</summary>
    private void Drain()
    {
        while (refused is null && !queue.IsEmpty)
        {
            if (Bytes > limits.Bytes)
            {
                Overrun(
                    queue.Take(),
                    $"一次运行产生的数据超过 {limits.Bytes} 字节，可能是没有等待的循环中变量越来越大；请在循环中加入等待，或减少变量的内容。");
                return;
            }

            Start(queue.Take());
        }

        if (refused is { } item)
        {
            Overrun(item, $"一次运行启动的活动超过 {limits.Activities} 个，可能是没有等待的死循环；请在循环中加入等待或修改循环条件。");
        }
    }

    /// <summary>Ends the instance with an incident where the next activity would have been started from.</summary>
    private void Overrun(Scheduled next, string message)
    {
        refused = null;
        Fault(next.OwnerId is { } owner && IsAlive(owner) ? owner : RootExecution, OverrunCode, message);
        End(WorkflowSubStatus.Faulted, OverrunCode);
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
