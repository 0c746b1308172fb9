using Workflow.Engine.Compensation;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>What is wrong with the activities that undo others.</summary>
internal static class UndoCheck
{
    /// <summary>The problem of a node, or null.</summary>
    public static string? Find(WorkflowGraph graph, ActivityNode node)
    {
        if (Undos.NameIn(node) is not { } name)
        {
            return null;
        }

        if (name == node.Id)
        {
            return "补偿活动（compensatedBy）不能是它自己，请另选一个活动。";
        }

        return Undos.Of(graph, node.NodeId) is null
            ? $"补偿活动（compensatedBy）“{name}”不存在，请填写流程中一个活动的 id。"
            : null;
    }
}
