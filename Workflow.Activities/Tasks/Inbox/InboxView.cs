namespace Workflow.Activities.Tasks.Inbox;

/// <summary>Which tasks of an organisation an inbox shows.</summary>
public static class InboxView
{
    /// <summary>待办: unclaimed, and those that are the clerk's.</summary>
    public const string Open = "open";

    /// <summary>本人的: claimed, delegated to the clerk or waiting for the clerk's signature; as deputy those of others too.</summary>
    public const string Mine = "mine";

    /// <summary>未认领.</summary>
    public const string Unclaimed = "unclaimed";

    /// <summary>本单位未办的, whoever holds them.</summary>
    public const string Office = "office";

    /// <summary>抄送我的.</summary>
    public const string Copied = "copied";

    /// <summary>已办.</summary>
    public const string Done = "done";

    /// <summary>Every view, the usual one first.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Mine, Unclaimed, Office, Copied, Done];
}
