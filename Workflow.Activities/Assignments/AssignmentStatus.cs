namespace Workflow.Activities.Assignments;

/// <summary>交办件状态.</summary>
public static class AssignmentStatus
{
    /// <summary>待签收.</summary>
    public const string Assigned = "assigned";

    /// <summary>已签收: signed for, without milestones yet.</summary>
    public const string SignedFor = "signed";

    /// <summary>办理中: planned.</summary>
    public const string Working = "working";

    /// <summary>待审核: submitted for closing.</summary>
    public const string Submitted = "submitted";

    /// <summary>已退回: to be done further.</summary>
    public const string Returned = "returned";

    /// <summary>已销号.</summary>
    public const string Closed = "closed";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Assigned, SignedFor, Working, Submitted, Returned, Closed];

    /// <summary>For people.</summary>
    public static string Name(string status) => status switch
    {
        Assigned => "待签收",
        SignedFor => "已签收",
        Working => "办理中",
        Submitted => "待审核",
        Returned => "已退回",
        _ => "已销号",
    };
}
