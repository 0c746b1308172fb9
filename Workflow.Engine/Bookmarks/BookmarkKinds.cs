namespace Workflow.Engine.Bookmarks;

/// <summary>Kinds of bookmark the engine itself knows.</summary>
public static class BookmarkKinds
{
    /// <summary>Waits for an event by name.</summary>
    public const string Event = "Event";

    /// <summary>Waits for a moment.</summary>
    public const string Delay = "Delay";
}
