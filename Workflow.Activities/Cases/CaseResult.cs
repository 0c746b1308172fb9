namespace Workflow.Activities.Cases;

/// <summary>办理结果: the result of a closed case or item.</summary>
public static class CaseResult
{
    /// <summary>准予.</summary>
    public const string Granted = "granted";

    /// <summary>不予.</summary>
    public const string Denied = "denied";

    /// <summary>撤回.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>终止.</summary>
    public const string Terminated = "terminated";

    /// <summary>Every result.</summary>
    public static IReadOnlyList<string> All { get; } = [Granted, Denied, Withdrawn, Terminated];

    /// <summary>What an activity may close with.</summary>
    internal static IReadOnlyList<string> Decisions { get; } = [Granted, Denied, Terminated];

    /// <summary>For people.</summary>
    internal static string Label(string result) => result switch
    {
        Granted => "准予",
        Denied => "不予",
        Withdrawn => "撤回",
        _ => "终止",
    };
}
