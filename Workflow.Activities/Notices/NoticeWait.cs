using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Execution;

namespace Workflow.Activities.Notices;

/// <summary>What workflows wait for at a notice. It stands in the notice's stream, so that no wait misses what it is for.</summary>
internal static class NoticeWait
{
    /// <summary>Until it is issued.</summary>
    public const string Issue = "issue";

    /// <summary>Until it is signed for.</summary>
    public const string Receipt = "receipt";

    /// <summary>Until it is replied to.</summary>
    public const string Reply = "reply";

    /// <summary>The way on when the notice was voided.</summary>
    public const string Voided = "Voided";

    /// <summary>The way on from a wait as things stand; null while it goes on.</summary>
    public static string? WayOn(NoticeState state, string awaited) => state.IsVoided ? Voided
        : awaited switch
        {
            Issue => state.IssuedAt,
            Receipt => state.ReceivedAt,
            _ => state.RepliedAt,
        }

        is null ? null : CommandActivity.Done;

    /// <summary>Those that waited and may go on after a change.</summary>
    public static IEnumerable<(string InstanceId, ResumeBookmark Stimulus)> Met(NoticeState before, NoticeState after) =>
        from wait in before.Awaited
        where WayOn(before, wait.For) is null
        let port = WayOn(after, wait.For)
        where port is not null
        select (wait.InstanceId, new ResumeBookmark(wait.BookmarkId, Answer(port, after)));

    /// <summary>What the activity gets.</summary>
    public static JsonElement Answer(string port, NoticeState state) =>
        JsonSerializer.SerializeToElement(new { port, number = state.Number ?? string.Empty });
}
