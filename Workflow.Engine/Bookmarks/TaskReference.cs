using System.Diagnostics.CodeAnalysis;

namespace Workflow.Engine.Bookmarks;

/// <summary>
/// The id under which an outside application reports a task of <c>Elsa.RunTask</c> as done: it names instance and
/// bookmark, so that nothing has to be searched.
/// </summary>
public static class TaskReference
{
    private const char Separator = '~';

    /// <summary>The task id of a bookmark.</summary>
    public static string Of(string instanceId, string bookmarkId) => $"{instanceId}{Separator}{bookmarkId}";

    /// <summary>Reads a task id; false when it is none.</summary>
    public static bool TryRead(
        string taskId,
        [NotNullWhen(true)] out string? instanceId,
        [NotNullWhen(true)] out string? bookmarkId)
    {
        var at = taskId.LastIndexOf(Separator);
        var isOne = at > 0 && at < taskId.Length - 1;
        instanceId = isOne ? taskId[..at] : null;
        bookmarkId = isOne ? taskId[(at + 1)..] : null;
        return isOne;
    }
}
