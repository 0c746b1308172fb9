using System.Text.Json.Nodes;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Waiting for a moment, with the bookmark payloads that Elsa's schedulers write.</summary>
internal static class DueTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36500);

    /// <summary>The moment after a time span that an input gives; a span below zero is over already.</summary>
    /// <exception cref="ExpressionException">It is more than a hundred years away.</exception>
    public static DateTimeOffset After(IActivityContext context, string input)
    {
        var span = context.Input<TimeSpan>(input);
        return span > Longest
            ? throw new ExpressionException("等待的时间不能超过一百年。")
            : context.Now + (span < TimeSpan.Zero ? TimeSpan.Zero : span);
    }

    /// <summary>Waits until then.</summary>
    /// <param name="context">Who waits.</param>
    /// <param name="kind">Bookmark kind.</param>
    /// <param name="moment">When it goes on (UTC).</param>
    /// <param name="name">Elsa's name of the moment in the payload.</param>
    /// <param name="more">Anything else for the payload.</param>
    public static void Await(
        IActivityContext context,
        string kind,
        DateTimeOffset moment,
        string name = "ResumeAt",
        params IReadOnlyList<KeyValuePair<string, JsonNode?>> more) =>
        context.CreateBookmark(
            kind,
            string.Empty,
            JsonValues.Of(new JsonObject([KeyValuePair.Create<string, JsonNode?>(name, moment.ToUniversalTime()), .. more])),
            moment);
}
