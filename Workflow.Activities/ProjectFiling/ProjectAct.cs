namespace Workflow.Activities.ProjectFiling;

/// <summary>What can be done with a project.</summary>
public static class ProjectAct
{
    /// <summary>重新申报 after a return.</summary>
    public const string Redeclare = "redeclare";

    /// <summary>变更 of what was filed.</summary>
    public const string Change = "change";

    /// <summary>出具意见 of the level that is asked.</summary>
    public const string Opine = "opinion";

    /// <summary>登记验收结果.</summary>
    public const string Accept = "acceptance";

    /// <summary>撤回: the declaration, the change, or what was filed.</summary>
    public const string Withdraw = "withdrawal";

    /// <summary>Every act.</summary>
    public static IReadOnlyList<string> All { get; } = [Opine, Redeclare, Change, Accept, Withdraw];
}
