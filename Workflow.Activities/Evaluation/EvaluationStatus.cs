namespace Workflow.Activities.Evaluation;

/// <summary>How a round stands.</summary>
public static class EvaluationStatus
{
    /// <summary>填报中.</summary>
    public const string Collecting = "collecting";

    /// <summary>审核中: the due day has ended, not everything is reviewed.</summary>
    public const string Reviewing = "reviewing";

    /// <summary>公示中: provisional, open to appeals.</summary>
    public const string Provisional = "provisional";

    /// <summary>已定稿.</summary>
    public const string Final = "final";

    /// <summary>Every one.</summary>
    public static IReadOnlyList<string> All { get; } = [Collecting, Reviewing, Provisional, Final];
}

/// <summary>How a value stands.</summary>
public static class ValueStatus
{
    /// <summary>待填报.</summary>
    public const string Owed = "owed";

    /// <summary>待审核.</summary>
    public const string Given = "given";

    /// <summary>已认可.</summary>
    public const string Accepted = "accepted";

    /// <summary>已退回.</summary>
    public const string Returned = "returned";

    /// <summary>系统测算.</summary>
    public const string Measured = "measured";

    /// <summary>申诉后更正.</summary>
    public const string Corrected = "corrected";

    /// <summary>没有数据: nothing was given in time, or nothing is known.</summary>
    public const string Missing = "missing";

    /// <summary>待测算: the engine measures it when the due day has ended.</summary>
    public const string Pending = "pending";

    /// <summary>Whether it counts.</summary>
    internal static bool Counts(string status) => status is Accepted or Measured or Corrected;
}
