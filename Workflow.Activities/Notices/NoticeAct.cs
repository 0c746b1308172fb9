namespace Workflow.Activities.Notices;

/// <summary>What can be done with a notice.</summary>
public static class NoticeAct
{
    /// <summary>修改.</summary>
    public const string Revise = "revise";

    /// <summary>送审.</summary>
    public const string Submit = "submit";

    /// <summary>审批通过.</summary>
    public const string Approve = "approve";

    /// <summary>退回.</summary>
    public const string Return = "return";

    /// <summary>印发.</summary>
    public const string Issue = "issue";

    /// <summary>签收.</summary>
    public const string Receive = "receive";

    /// <summary>回复.</summary>
    public const string Reply = "reply";

    /// <summary>作废.</summary>
    public const string Void = "void";

    /// <summary>Every act.</summary>
    public static IReadOnlyList<string> All { get; } = [Revise, Submit, Approve, Return, Issue, Receive, Reply, Void];
}
