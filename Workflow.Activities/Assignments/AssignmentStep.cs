using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>One act on an assignment.</summary>
/// <param name="What">Its code, such as <c>signed</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Organisation acted for; empty for a workflow.</param>
/// <param name="Words">Reason or report, sealed.</param>
/// <param name="Detail">What else there is to say: a number, a day, a percentage.</param>
/// <param name="Evidence">Files handed in with it.</param>
internal sealed record AssignmentStep(
    string What,
    DateTimeOffset At,
    string By,
    string Organisation,
    Remark? Words,
    string? Detail,
    IReadOnlyList<EvidenceMark> Evidence)
{
    /// <summary>The line for an event; null when it says nothing to people.</summary>
    public static AssignmentStep? Of(object @event, EventFacts facts)
    {
        return @event switch
        {
            AssignmentMade made => Line("made", detail: Day(made.Deadline)),
            AssignmentDelivered delivered => Line("delivered", detail: delivered.Number),
            AssignmentSigned => Line("signed"),
            AssignmentPlanned planned => Line("planned", detail: planned.Milestones.Count.ToString(CultureInfo.InvariantCulture)),
            AssignmentFedBack said => Line("fed-back", said.Text, said.Percent is { } percent ? $"{percent}%" : null, said.Evidence),
            AssignmentSubmitted said => Line("submitted", said.Text),
            AssignmentClosed closed => Line("closed", closed.Opinion),
            AssignmentReturned returned => Line("returned", returned.Reason),
            AssignmentUrged urged => Line("urged", urged.Reason, urged.Number),
            AssignmentDueChanged changed => Line("due-changed", changed.Reason, Day(changed.Deadline)),
            AssignmentSupervised => Line("supervised"),
            AssignmentSupervisionEnded => Line("supervision-ended"),
            _ => null,
        };

        AssignmentStep Line(string what, Remark? words = null, string? detail = null, IReadOnlyList<EvidenceMark>? evidence = null) =>
            new(what, facts.At, facts.Actor.Id, facts.Actor.Organisation, words, detail, evidence ?? []);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
