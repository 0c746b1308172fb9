using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Expressions;

/// <summary>A variable as an expression finds it.</summary>
/// <param name="ScopeId">Execution whose scope holds it; empty for a scope that is about to open.</param>
/// <param name="Id">Its id in the definition.</param>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Elsa type of the value or, of an array, of its items.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="Value">What it holds.</param>
internal sealed record VariableSlot(string ScopeId, string Id, string Name, string TypeName, bool IsArray, JsonElement Value)
{
    /// <summary>A value as this variable holds it.</summary>
    public JsonElement Convert(JsonElement value) => ValueConversion.ToVariable(value, TypeName, IsArray);
}


/// <summary>All that an expression may see and change.</summary>
/// <param name="run">The burst.</param>
/// <param name="executionId">The execution it is evaluated for; null for the workflow itself.</param>
/// <param name="opening">A scope that is about to open: its node and values.</param>
internal sealed class ExpressionScope(
    BurstRun run,
    string? executionId,
    (ActivityNode Node, ImmutableDictionary<string, JsonElement> Values)? opening = null)
{
    public InstanceState State => run.State;

    public WorkflowGraph Graph => run.Graph;

    public BurstContext Context => run.Context;

    public BurstRandom Random => run.Random;

    /// <summary>Keeps what an expression changed.</summary>
    public void Record(Fact fact) => run.Emit(fact);

    /// <summary>
    /// An input of the workflow that the expression stands in; one that is used as an activity and has no such input
    /// sees the outer workflow's, as in Elsa. Null when there is none.
    /// </summary>
    public JsonElement Input(string name)
    {
        foreach (var execution in Embedding())
        {
            if (execution.Variables.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return State.Input.Member(name) ?? JsonValues.Null;
    }

    /// <summary>Every input that <see cref="Input"/> finds, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs()
    {
        var result = State.Input.ValueKind == JsonValueKind.Object
            ? State.Input.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in Embedding().Reverse().SelectMany(execution => execution.Variables))
        {
            result[name] = value;
        }

        return result;
    }

    /// <summary>The nodes of the workflow that the expression stands in.</summary>
    public IEnumerable<ActivityNode> Siblings() =>
        Graph.Nodes.Values.Where(node => NodePath.Scope(node.NodeId) == Scope);

    /// <summary>The last outputs of an activity of the same workflow, by its id or name.</summary>
    public ImmutableDictionary<string, JsonElement> Outputs(string idOrName) =>
        State.LastOutputs.GetValueOrDefault(Key(idOrName))
        ?? (Siblings().FirstOrDefault(node => node.Name == idOrName) is { } named
            ? State.LastOutputs.GetValueOrDefault(Key(named.Id))
            : null)
        ?? ImmutableDictionary<string, JsonElement>.Empty;

    private string Scope => opening is { } scope
        ? NodePath.Scope(scope.Node.NodeId)
        : Ancestors().FirstOrDefault() is { } execution ? NodePath.Scope(execution.NodeId) : string.Empty;

    private string Key(string activityId) => Scope is { Length: > 0 } scope ? $"{scope}:{activityId}" : activityId;

    /// <summary>The workflows used as activities that the expression stands in, innermost first.</summary>
    private IEnumerable<ActivityExecution> Embedding() => Ancestors().Where(execution =>
        Graph.Nodes.TryGetValue(execution.NodeId, out var node) && node.IsWorkflowActivity());

    private IEnumerable<ActivityExecution> Ancestors()
    {
        for (var id = executionId; id is not null && State.Executions.TryGetValue(id, out var execution); id = execution.ParentId)
        {
            yield return execution;
        }
    }

    /// <summary>Visible variables, innermost first; a name may come again further out.</summary>
    public IEnumerable<VariableSlot> Variables()
    {
        if (opening is { } scope)
        {
            foreach (var slot in Slots(string.Empty, scope.Node, scope.Values))
            {
                yield return slot;
            }
        }

        foreach (var execution in Ancestors())
        {
            if (Graph.Nodes.TryGetValue(execution.NodeId, out var node))
            {
                foreach (var slot in Slots(execution.Id, node, execution.Variables))
                {
                    yield return slot;
                }
            }
        }
    }

    /// <summary>A variable by id, or else by name.</summary>
    public VariableSlot? FindVariable(string idOrName)
    {
        VariableSlot? named = null;
        foreach (var slot in Variables())
        {
            if (slot.Id == idOrName)
            {
                return slot;
            }

            named ??= slot.Name == idOrName ? slot : null;
        }

        return named;
    }

    /// <summary>Sets a variable; one that nobody declared comes to be in the workflow's scope, as in Elsa.</summary>
    public void SetVariable(string idOrName, JsonElement value)
    {
        var slot = FindVariable(idOrName);
        if (slot?.ScopeId.Length == 0)
        {
            throw new ExpressionException($"变量“{idOrName}”所在的活动还没有开始，不能在它的输入中赋值。");
        }

        Record(slot is null
            ? new VariableSet(BurstRun.RootExecution, idOrName, value)
            : new VariableSet(slot.ScopeId, slot.Id, slot.Convert(value)));
    }

    private static IEnumerable<VariableSlot> Slots(
        string scopeId,
        ActivityNode node,
        ImmutableDictionary<string, JsonElement> values)
    {
        foreach (var variable in node.Variables)
        {
            yield return new VariableSlot(
                scopeId,
                variable.Id,
                variable.Name,
                variable.TypeName,
                variable.IsArray,
                values.TryGetValue(variable.Id, out var value) ? value : JsonValues.Null);
        }

        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!node.Variables.Any(variable => variable.Id == name))
            {
                yield return new VariableSlot(scopeId, name, name, "Object", false, value);
            }
        }
    }
}
