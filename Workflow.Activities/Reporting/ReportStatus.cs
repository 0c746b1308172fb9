namespace Workflow.Activities.Reporting;

/// <summary>进展报送状态.</summary>
public static class ReportStatus
{
    /// <summary>待填报: asked for, nothing written yet.</summary>
    public const string Requested = "requested";

    /// <summary>填报中: a draft is saved.</summary>
    public const string Draft = "draft";

    /// <summary>待审核.</summary>
    public const string Submitted = "submitted";

    /// <summary>已退回, to be sent again.</summary>
    public const string Returned = "returned";

    /// <summary>已通过.</summary>
    public const string Accepted = "accepted";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Requested, Draft, Submitted, Returned, Accepted];

    /// <summary>Whether the unit still owes it.</summary>
    public static bool IsOwed(string status) => status is Requested or Draft or Returned;
}

/// <summary>报送轮次状态.</summary>
public static class RoundStatus
{
    /// <summary>报送中.</summary>
    public const string Open = "open";

    /// <summary>已截止: the due day has ended; late reports are still taken.</summary>
    public const string Ended = "ended";

    /// <summary>已汇总.</summary>
    public const string Consolidated = "consolidated";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Ended, Consolidated];
}
