using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Expressions;

/// <summary>A variable as an expression finds it.</summary>
internal sealed record VariableSlot(string ScopeId, string Id, string Name, string TypeName, JsonElement Value);

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

    /// <summary>An input of the workflow; null when there is none.</summary>
    public JsonElement Input(string name) => State.Input.Member(name) ?? JsonValues.Null;

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

        for (var id = executionId; id is not null && State.Executions.TryGetValue(id, out var execution); id = execution.ParentId)
        {
            if (Graph.Nodes.TryGetValue(execution.NodeId, out var node))
            {
                foreach (var slot in Slots(id, node, execution.Variables))
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
            : new VariableSet(slot.ScopeId, slot.Id, ValueConversion.ToType(value, slot.TypeName)));
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
                variable.IsArray ? "Object" : variable.TypeName,
                values.TryGetValue(variable.Id, out var value) ? value : JsonValues.Null);
        }

        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!node.Variables.Any(variable => variable.Id == name))
            {
                yield return new VariableSlot(scopeId, name, name, "Object", value);
            }
        }
    }
}
