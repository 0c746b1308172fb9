namespace Workflow.Activities.WorkPlans;

/// <summary>工作要点状态.</summary>
public static class PlanStatus
{
    /// <summary>草稿.</summary>
    public const string Draft = "draft";

    /// <summary>已确认.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>Every state.</summary>
    public static IReadOnlyList<string> All { get; } = [Draft, Confirmed];
}

/// <summary>Where a plan's draft came from.</summary>
public static class PlanSources
{
    /// <summary>From a notice (通知).</summary>
    public const string Notice = "notice";

    /// <summary>From a spreadsheet (任务推进表).</summary>
    public const string Table = "table";

    /// <summary>Drawn up by hand.</summary>
    public const string Hand = "hand";

    /// <summary>Every source.</summary>
    public static IReadOnlyList<string> All { get; } = [Notice, Table, Hand];
}
