using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Migration;

/// <summary>Works out how an instance comes into another version: a pure function.</summary>
internal sealed class MigrationPlanner(
    WorkflowGraph from,
    WorkflowGraph to,
    InstanceState state,
    ImmutableDictionary<string, string?>? given)
{
    private readonly NodeMapping mapping = new(to, given);
    private readonly ImmutableArray<MappedExecution>.Builder mapped = ImmutableArray.CreateBuilder<MappedExecution>();
    private readonly ImmutableArray<MigrationRemark>.Builder problems = ImmutableArray.CreateBuilder<MigrationRemark>();
    private readonly ImmutableArray<MigrationRemark>.Builder losses = ImmutableArray.CreateBuilder<MigrationRemark>();
    private readonly Dictionary<string, ActivityNode> targets = new(StringComparer.Ordinal);
    private readonly List<string> cancelled = [];

    public MigrationPlan Plan()
    {
        if (from.DefinitionId != to.DefinitionId)
        {
            problems.Add(new MigrationRemark(string.Empty, "只能迁移到同一流程的其他版本。"));
        }

        foreach (var execution in Ordered())
        {
            Map(execution);
        }

        CheckTargets();
        CheckUndos();
        var bags = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        var variables = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, JsonElement>>();
        foreach (var execution in Ordered().Where(execution => targets.ContainsKey(execution.Id)))
        {
            var scope = new ScopeMigration(from.Nodes[execution.NodeId], targets[execution.Id], losses).Move(execution.Variables);
            if (!Same(scope, execution.Variables))
            {
                variables[execution.Id] = scope;
            }

            if (BagMigration.Move(Container(execution), problems) is { } bag)
            {
                bags[execution.Id] = bag;
            }
        }

        return new MigrationPlan(mapped.ToImmutable(), problems.ToImmutable(), losses.ToImmutable())
        {
            Cancelled = [.. cancelled],
            Fact = new InstanceMigrated(
                to.VersionId,
                to.Version,
                Nodes(),
                variables.Count == 0 ? null : variables.ToImmutable(),
                bags.Count == 0 ? null : bags.ToImmutable()),
        };
    }

    private IEnumerable<ActivityExecution> Ordered() => state.Executions.Values
        .OrderBy(execution => execution.Id.Length).ThenBy(execution => execution.Id, StringComparer.Ordinal);

    /// <summary>Parents come first: their numbers are smaller.</summary>
    private void Map(ActivityExecution execution)
    {
        var node = from.Nodes[execution.NodeId];
        if (IsBelowCancelled(execution))
        {
            return;
        }

        if (mapping.IsDropped(node.Id))
        {
            cancelled.Add(execution.Id);
            losses.Add(new MigrationRemark(node.NodeId, $"正在进行的“{node.Name ?? node.Id}”将被取消。"));
        }
        else if (mapping.Find(node.Id) is not { } target)
        {
            problems.Add(new MigrationRemark(
                node.NodeId, $"正在进行的“{node.Name ?? node.Id}”在新版本中不存在，请指定对应的活动，或指定取消（null）。"));
        }
        else if (target.Type != node.Type)
        {
            problems.Add(new MigrationRemark(
                node.NodeId, $"“{node.Name ?? node.Id}”在新版本中对应的“{target.Id}”类型不同（{node.Type} 与 {target.Type}），不能接着进行。"));
        }
        else
        {
            targets[execution.Id] = target;
            mapped.Add(new MappedExecution(execution.Id, node.NodeId, target.NodeId));
        }
    }

    private void CheckTargets()
    {
        foreach (var execution in Ordered().Where(execution => targets.ContainsKey(execution.Id) && execution.ParentId is not null))
        {
            // Undos run below the workflow itself, wherever they stand.
            var isUndo = state.Compensation is not null && execution.ParentId == BurstRun.RootExecution;
            if (!isUndo
                && targets.TryGetValue(execution.ParentId!, out var parent)
                && targets[execution.Id].NodeId != NodePath.Combine(parent.NodeId, targets[execution.Id].Id))
            {
                problems.Add(new MigrationRemark(
                    execution.NodeId, $"“{targets[execution.Id].Id}”在新版本中移到了另一个容器里，正在进行时不能迁移。"));
            }
        }

        foreach (var id in cancelled.Where(id => state.Executions[id].ParentId is not { } parent
            || !targets.TryGetValue(parent, out var container)
            || !BagMigration.CanLose(container.Type)))
        {
            problems.Add(new MigrationRemark(state.Executions[id].NodeId, "只有流程图、顺序和并行容器中的活动可以在迁移时取消。"));
        }
    }

    private void CheckUndos()
    {
        foreach (var step in (state.Undoable ?? []).Where(step => mapping.Find(NodePath.ActivityId(step.UndoNodeId)) is null))
        {
            problems.Add(new MigrationRemark(
                step.UndoNodeId, $"已完成的“{NodePath.ActivityId(step.NodeId)}”的补偿活动在新版本中不存在，请指定对应的活动。"));
        }
    }

    private bool IsBelowCancelled(ActivityExecution execution)
    {
        for (var parent = execution.ParentId; parent is not null; parent = state.Executions.GetValueOrDefault(parent)?.ParentId)
        {
            if (cancelled.Contains(parent))
            {
                return true;
            }
        }

        return false;
    }

    private ContainerMove Container(ActivityExecution execution) => new(
        execution,
        from.Nodes[execution.NodeId],
        targets[execution.Id],
        mapping,
        Live(execution),
        state.TriggerActivityId is { } trigger ? mapping.IdOf(trigger) : null);

    private ImmutableArray<ActivityExecution> Live(ActivityExecution parent) =>
        [.. state.Executions.Values.Where(execution => execution.ParentId == parent.Id && !cancelled.Contains(execution.Id))];

    /// <summary>Every node that was ever begun and has another path now.</summary>
    private ImmutableDictionary<string, string> Nodes() => state.Visits.Keys
        .Union(state.Executions.Values.Select(execution => execution.NodeId))
        .Union((state.Undoable ?? []).Select(step => step.UndoNodeId))
        .Where(from.Nodes.ContainsKey)
        .Select(old => (Old: old, New: mapping.Find(from.Nodes[old].Id)?.NodeId))
        .Where(pair => pair.New is not null && pair.New != pair.Old)
        .ToImmutableDictionary(pair => pair.Old, pair => pair.New!, StringComparer.Ordinal);

    private static bool Same(ImmutableDictionary<string, JsonElement> one, ImmutableDictionary<string, JsonElement> other) =>
        one.Count == other.Count
        && one.All(pair => other.TryGetValue(pair.Key, out var value) && JsonElement.DeepEquals(pair.Value, value));
}
