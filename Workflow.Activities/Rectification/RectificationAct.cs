namespace Workflow.Activities.Rectification;

/// <summary>What can be done with a rectification.</summary>
public static class RectificationAct
{
    /// <summary>报送整改方案.</summary>
    public const string Plan = "plan";

    /// <summary>报送整改报告.</summary>
    public const string Report = "report";

    /// <summary>核查通过, 销号.</summary>
    public const string Close = "close";

    /// <summary>核查未通过, 退回.</summary>
    public const string Return = "return";

    /// <summary>催办.</summary>
    public const string Urge = "urge";

    /// <summary>撤销.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>Every act.</summary>
    public static IReadOnlyList<string> All { get; } = [Plan, Report, Close, Return, Urge, Withdraw];
}
