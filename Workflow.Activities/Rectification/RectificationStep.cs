using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>One act on a rectification.</summary>
/// <param name="What">Its code, such as <c>planned</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Organisation acted for; empty for a workflow.</param>
/// <param name="Words">Plan, reason or opinion, sealed.</param>
/// <param name="Detail">What else there is to say: a number, a day, a level.</param>
internal sealed record RectificationStep(
    string What, DateTimeOffset At, string By, string Organisation, Remark? Words, string? Detail)
{
    /// <summary>The line for an event; null when it says nothing to people.</summary>
    public static RectificationStep? Of(object @event, EventFacts facts)
    {
        return @event switch
        {
            RectificationOrdered ordered => Line("ordered", detail: ordered.Order),
            RectificationPlanned planned => Line("planned", planned.Plan),
            RectificationReported => Line("reported"),
            RectificationReturned returned => Line("returned", returned.Reason, Day(returned.DueOn)),
            RectificationLapsed lapsed => Line("lapsed", detail: Day(lapsed.DueOn)),
            RectificationElevated elevated =>
                Line("elevated", detail: elevated.Level.ToString(CultureInfo.InvariantCulture)),
            RectificationUrged urged => Line("urged", urged.Reason, urged.Number),
            RectificationClosed closed => Line("closed", closed.Opinion),
            RectificationWithdrawn withdrawn => Line("withdrawn", withdrawn.Reason),
            _ => null,
        };

        RectificationStep Line(string what, Remark? words = null, string? detail = null) =>
            new(what, facts.At, facts.Actor.Id, facts.Actor.Organisation, words, detail);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
