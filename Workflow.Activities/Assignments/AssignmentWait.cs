using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Execution;

namespace Workflow.Activities.Assignments;

/// <summary>What workflows wait for at an assignment. It stands in the assignment's stream, so that no wait misses what it is for.</summary>
internal static class AssignmentWait
{
    /// <summary>Until it is signed for.</summary>
    public const string Signature = "signature";

    /// <summary>Until it is closed, or its deadline is moved.</summary>
    public const string Closing = "closing";

    /// <summary>The way on when the deadline was moved.</summary>
    public const string Moved = "Moved";

    /// <summary>The way on from a wait as things stand; null while it goes on.</summary>
    public static string? WayOn(AssignmentState state, string awaited) =>
        state.IsClosed || (awaited == Signature && state.SignedAt is not null) ? CommandActivity.Done : null;

    /// <summary>Those that waited and may go on after a change.</summary>
    public static IEnumerable<(string InstanceId, ResumeBookmark Stimulus)> Met(AssignmentState before, AssignmentState after) =>
        from wait in before.Awaited
        where WayOn(before, wait.For) is null
        let port = WayOn(after, wait.For) ?? (wait.For == Closing && before.Deadline != after.Deadline ? Moved : null)
        where port is not null
        select (wait.InstanceId, new ResumeBookmark(wait.BookmarkId, Answer(port, after)));

    /// <summary>What the activity gets.</summary>
    public static JsonElement Answer(string port, AssignmentState state) =>
        JsonSerializer.SerializeToElement(new { port, deadline = state.Deadline.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
}
