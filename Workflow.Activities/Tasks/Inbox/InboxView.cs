namespace Workflow.Activities.Tasks.Inbox;

/// <summary>Which tasks of an organisation an inbox shows.</summary>
public static class InboxView
{
    /// <summary>待办: unclaimed, and those the clerk has claimed.</summary>
    public const string Open = "open";

    /// <summary>本人已认领.</summary>
    public const string Mine = "mine";

    /// <summary>未认领.</summary>
    public const string Unclaimed = "unclaimed";

    /// <summary>已办.</summary>
    public const string Done = "done";

    /// <summary>Every view, the usual one first.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Mine, Unclaimed, Done];
}
