namespace Workflow.Activities.Tasks.Inbox;

/// <summary>By what an inbox is sorted; a minus turns it round.</summary>
public static class InboxOrder
{
    /// <summary>The promised end, the nearest first.</summary>
    public const string Due = "dueAt";

    /// <summary>The latest promised end first.</summary>
    public const string DueLast = "-dueAt";

    /// <summary>The oldest first.</summary>
    public const string Created = "createdAt";

    /// <summary>The newest first.</summary>
    public const string CreatedLast = "-createdAt";

    /// <summary>The name.</summary>
    public const string Name = "name";

    /// <summary>The name, from its end.</summary>
    public const string NameLast = "-name";

    /// <summary>Every order, the usual one first.</summary>
    public static IReadOnlyList<string> All { get; } = [Due, DueLast, Created, CreatedLast, Name, NameLast];
}
