namespace Workflow.Activities.Cases;

/// <summary>办件状态: the status of a case and of an item.</summary>
public static class CaseStatus
{
    /// <summary>尚未开始: an item not yet opened.</summary>
    public const string Pending = "pending";

    /// <summary>申请.</summary>
    public const string Submitted = "submitted";

    /// <summary>补正: waits for the applicant.</summary>
    public const string Supplement = "supplement";

    /// <summary>受理.</summary>
    public const string Accepted = "accepted";

    /// <summary>审查.</summary>
    public const string Review = "review";

    /// <summary>特别程序: the clock is stopped.</summary>
    public const string Special = "special";

    /// <summary>办结.</summary>
    public const string Closed = "closed";

    /// <summary>不予受理.</summary>
    public const string Refused = "refused";

    /// <summary>撤回.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>What a case can be in.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Submitted, Supplement, Accepted, Review, Special, Closed, Refused, Withdrawn];

    /// <summary>What an item can be in.</summary>
    public static IReadOnlyList<string> OfItems { get; } = [Pending, .. All];
}
