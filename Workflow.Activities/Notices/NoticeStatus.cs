namespace Workflow.Activities.Notices;

/// <summary>文书状态.</summary>
public static class NoticeStatus
{
    /// <summary>起草: being written, or sent back to its drafter.</summary>
    public const string Draft = "draft";

    /// <summary>待审批.</summary>
    public const string Submitted = "submitted";

    /// <summary>待印发: approved, without a number yet.</summary>
    public const string Approved = "approved";

    /// <summary>已印发: numbered and sent, not signed for yet.</summary>
    public const string Issued = "issued";

    /// <summary>已签收.</summary>
    public const string Received = "received";

    /// <summary>已回复.</summary>
    public const string Replied = "replied";

    /// <summary>已作废: it keeps its number, and nobody has to follow it.</summary>
    public const string Voided = "voided";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Draft, Submitted, Approved, Issued, Received, Replied, Voided];

    /// <summary>For people.</summary>
    public static string Name(string status) => status switch
    {
        Draft => "起草",
        Submitted => "待审批",
        Approved => "待印发",
        Issued => "待签收",
        Received => "已签收",
        Replied => "已回复",
        _ => "已作废",
    };
}
