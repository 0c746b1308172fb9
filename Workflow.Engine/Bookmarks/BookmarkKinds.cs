namespace Workflow.Engine.Bookmarks;

/// <summary>Kinds of bookmark the engine itself knows: Elsa's bookmark names without the namespace.</summary>
public static class BookmarkKinds
{
    /// <summary>Waits for an event by name.</summary>
    public const string Event = "Event";

    /// <summary>Waits for some time.</summary>
    public const string Delay = "Delay";

    /// <summary>Waits for an interval to pass.</summary>
    public const string Timer = "Timer";

    /// <summary>Waits for the next moment of a calendar rule.</summary>
    public const string Cron = "Cron";

    /// <summary>Waits for a moment.</summary>
    public const string StartAt = "StartAt";

    /// <summary>Waits for an outside application's result; the key is the task's name.</summary>
    public const string RunTask = "RunTask";

    /// <summary>Waits for a child's end; the key is its instance id.</summary>
    public const string ExecuteWorkflow = "ExecuteWorkflow";

    /// <summary>Waits for a child's end; the key is its instance id.</summary>
    public const string DispatchWorkflow = "DispatchWorkflow";

    /// <summary>Waits for the ends of many children; the key is the parent's instance id.</summary>
    public const string BulkDispatchWorkflows = "BulkDispatchWorkflows";
}
