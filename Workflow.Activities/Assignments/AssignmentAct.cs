namespace Workflow.Activities.Assignments;

/// <summary>What can be done with an assignment.</summary>
public static class AssignmentAct
{
    /// <summary>签收.</summary>
    public const string Sign = "sign";

    /// <summary>填报节点.</summary>
    public const string Plan = "plan";

    /// <summary>反馈.</summary>
    public const string FeedBack = "feedback";

    /// <summary>报请销号.</summary>
    public const string Submit = "submit";

    /// <summary>销号.</summary>
    public const string Close = "close";

    /// <summary>退回.</summary>
    public const string Return = "return";

    /// <summary>催办.</summary>
    public const string Urge = "urge";

    /// <summary>调整时限.</summary>
    public const string ChangeDue = "due";

    /// <summary>Every act.</summary>
    public static IReadOnlyList<string> All { get; } = [Sign, Plan, FeedBack, Submit, Close, Return, Urge, ChangeDue];
}
