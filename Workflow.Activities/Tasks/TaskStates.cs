namespace Workflow.Activities.Tasks;

/// <summary>待办状态.</summary>
public static class TaskStates
{
    /// <summary>待认领.</summary>
    public const string Open = "open";

    /// <summary>已认领.</summary>
    public const string Claimed = "claimed";

    /// <summary>已办.</summary>
    public const string Completed = "completed";

    /// <summary>已取消.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Every state.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Claimed, Completed, Cancelled];

    /// <summary>Whether there is still something to do.</summary>
    public static bool IsPending(string state) => state is Open or Claimed;
}
