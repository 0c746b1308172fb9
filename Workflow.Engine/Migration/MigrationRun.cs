using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Migration;

/// <summary>A migration inside its burst, which runs on the version that the instance comes into.</summary>
/// <param name="run">The burst.</param>
/// <param name="from">The version it leaves.</param>
internal sealed class MigrationRun(BurstRun run, WorkflowGraph from)
{
    /// <summary>Takes the instance over and lets containers go on where their branches are all there.</summary>
    /// <exception cref="RepairRefusedException">It cannot be migrated.</exception>
    public void Apply(MigrateInstance migration)
    {
        if (from.VersionId == run.Graph.VersionId)
        {
            throw new RepairRefusedException("migration.same-version", "该流程实例已经在这个版本上，不需要迁移。");
        }

        var arrived = run.State.Status == WorkflowStatus.Finished ? Reopening.Open(run) : [];
        var plan = new MigrationPlanner(from, run.Graph, run.State, migration.Mapping).Plan();
        if (!plan.Problems.IsEmpty)
        {
            throw new RepairRefusedException(
                "migration.impossible", "不能迁移：" + string.Concat(plan.Problems.Select(problem => problem.Message)));
        }

        var losers = plan.Cancelled.Select(id => run.State.Executions[id].ParentId!).Distinct().ToList();
        var repair = new RepairRun(run);
        foreach (var id in plan.Cancelled)
        {
            repair.Cancel(run.State.Executions[id]);
        }

        run.Emit(plan.Fact!);
        foreach (var execution in run.State.Executions.Values
            .Where(execution => !execution.IsFaulted)
            .OrderByDescending(execution => execution.Id.Length).ThenByDescending(execution => execution.Id, StringComparer.Ordinal)
            .ToList())
        {
            Settle(execution, losers.Contains(execution.Id));
        }

        foreach (var stimulus in arrived)
        {
            run.Route(stimulus);
        }
    }

    private void Settle(ActivityExecution execution, bool hasLost)
    {
        var node = run.NodeOf(execution);
        if (!run.IsAlive(execution.Id))
        {
            return;
        }

        if (node.Type == Flowchart.TypeName)
        {
            run.Invoke(execution.Id, Flowchart.Settle);
        }
        else if (hasLost && !run.HasPendingChildren(execution.Id))
        {
            run.Invoke(execution.Id, context => GoOn(context, node));
        }
    }

    /// <summary>A sequence goes on with its next step; whatever counted branches has none left.</summary>
    private static void GoOn(ActivityContext context, ActivityNode node)
    {
        var steps = node.Under(Flowchart.Port);
        if (context.Bag()["index"]?.GetValue<int>() is { } index && index < steps.Length)
        {
            context.Run.Behaviour(node)!.BeginAt(context, steps[index]);
        }
        else
        {
            context.Complete();
        }
    }
}
