using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Execution;

namespace Workflow.Activities.Rectification;

/// <summary>
/// What workflows wait for at a rectification. It stands in its stream, so that no wait misses what it is for. Once it ended,
/// only the wait for the end goes on: it leads out of the others.
/// </summary>
internal static class RectificationWait
{
    /// <summary>Until the plan is filed.</summary>
    public const string Plan = "plan";

    /// <summary>Until the report is filed.</summary>
    public const string Report = "report";

    /// <summary>Until the office returns the report.</summary>
    public const string Verdict = "verdict";

    /// <summary>Until it is closed or withdrawn.</summary>
    public const string End = "end";

    /// <summary>The way on when the report was returned.</summary>
    public const string Returned = "Returned";

    /// <summary>The way on when it went up a level.</summary>
    public const string Elevated = "Elevated";

    /// <summary>What can be waited for.</summary>
    public static IReadOnlyList<string> All { get; } = [Plan, Report, Verdict, End];

    /// <summary>The way on from a wait as things stand; null while it goes on.</summary>
    /// <param name="state">The rectification.</param>
    /// <param name="awaited">What is waited for.</param>
    /// <param name="level">The level that the workflow knows of: a higher one comes first, however fast the unit and the office were.</param>
    public static string? WayOn(RectificationState state, string awaited, int level) => (awaited, state.Status) switch
    {
        (End, RectificationStatus.Closed or RectificationStatus.Withdrawn) => CommandActivity.Done,
        (End, _) or (_, RectificationStatus.Closed or RectificationStatus.Withdrawn) => null,
        _ when state.Level > level => Elevated,
        (Plan, not RectificationStatus.Ordered) => CommandActivity.Done,
        (Report, RectificationStatus.Reported) => CommandActivity.Done,
        (Verdict, RectificationStatus.Returned) => Returned,
        _ => null,
    };

    /// <summary>Those that waited and may go on after a change.</summary>
    public static IEnumerable<(string InstanceId, ResumeBookmark Stimulus)> Met(RectificationState before, RectificationState after) =>
        from wait in before.Awaited
        where WayOn(before, wait.For, wait.Level) is null
        let port = WayOn(after, wait.For, wait.Level)
        where port is not null
        select (wait.InstanceId, new ResumeBookmark(wait.BookmarkId, Answer(port, after)));

    /// <summary>What the activity gets.</summary>
    public static JsonElement Answer(string port, RectificationState state) =>
        JsonSerializer.SerializeToElement(new { port, standing = RectificationStanding.Of(state) }, JsonSerializerOptions.Web);
}
