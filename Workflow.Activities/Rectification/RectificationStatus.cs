namespace Workflow.Activities.Rectification;

/// <summary>整改状态.</summary>
public static class RectificationStatus
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

    /// <summary>已撤销: it keeps its number, and nobody has to follow it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Ordered, Planned, Reported, Returned, Closed, Withdrawn];

    /// <summary>Those in which the unit has the next move.</summary>
    public static IReadOnlyList<string> Owed { get; } = [Ordered, Planned, Returned];

    /// <summary>Whether the unit has the next move, so that its deadline runs.</summary>
    public static bool IsOwed(string status) => status is Ordered or Planned or Returned;

    /// <summary>Whether nothing follows any more.</summary>
    public static bool IsEnded(string status) => status is Closed or Withdrawn;

    /// <summary>For people.</summary>
    public static string Name(string status) => status switch
    {
        Ordered => "待报方案",
        Planned => "整改中",
        Reported => "待核查",
        Returned => "已退回",
        Closed => "已销号",
        _ => "已撤销",
    };
}
