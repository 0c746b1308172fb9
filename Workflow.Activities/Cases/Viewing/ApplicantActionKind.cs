namespace Workflow.Activities.Cases.Viewing;

/// <summary>What applicants may do with a case of theirs.</summary>
public static class ApplicantActionKind
{
    /// <summary>补正.</summary>
    public const string Supplement = "supplement";

    /// <summary>撤回.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>评价.</summary>
    public const string Rate = "rate";

    /// <summary>告知情况变化.</summary>
    public const string Change = "change";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [Supplement, Rate, Withdraw, Change];
}
