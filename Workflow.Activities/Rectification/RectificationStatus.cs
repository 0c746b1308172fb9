namespace Workflow.Activities.Rectification;

/// <summary>整改状态.</summary>
internal static class RectificationStatus
{
    /// <summary>待报方案.</summary>
    public const string Ordered = "ordered";

    /// <summary>整改中: the plan is filed, the report is owed.</summary>
    public const string Planned = "planned";

    /// <summary>待核查.</summary>
    public const string Reported = "reported";

    /// <summary>已退回: the report is owed again.</summary>
    public const string Returned = "returned";

    /// <summary>已销号.</summary>
    public const string Closed = "closed";

    /// <summary>Whether the unit has the next move, so that its deadline runs.</summary>
    public static bool IsOwed(string status) => status is Ordered or Planned or Returned;
}
