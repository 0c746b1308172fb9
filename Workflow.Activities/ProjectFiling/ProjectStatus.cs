namespace Workflow.Activities.ProjectFiling;

/// <summary>项目备案状态.</summary>
public static class ProjectStatus
{
    /// <summary>备案办理中.</summary>
    public const string Declared = "declared";

    /// <summary>已退回: to be declared again.</summary>
    public const string Returned = "returned";

    /// <summary>已备案.</summary>
    public const string Filed = "filed";

    /// <summary>变更办理中; what was filed stays in force.</summary>
    public const string Changing = "changing";

    /// <summary>变更已退回; what was filed stays in force.</summary>
    public const string ChangeReturned = "change-returned";

    /// <summary>已验收.</summary>
    public const string Accepted = "accepted";

    /// <summary>已撤回.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Declared, Returned, Filed, Changing, ChangeReturned, Accepted, Withdrawn];

    /// <summary>Whether levels are looking at it.</summary>
    public static bool IsUnderWay(string status) => status is Declared or Changing;

    /// <summary>Whether it stands in the register with a number in force.</summary>
    public static bool IsInForce(string status) => status is Filed or Changing or ChangeReturned or Accepted;

    /// <summary>For people.</summary>
    public static string Name(string status) => status switch
    {
        Declared => "备案办理中",
        Returned => "已退回",
        Filed => "已备案",
        Changing => "变更办理中",
        ChangeReturned => "变更已退回",
        Accepted => "已验收",
        _ => "已撤回",
    };
}
