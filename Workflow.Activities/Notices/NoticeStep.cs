using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices;

/// <summary>One act on a notice.</summary>
/// <param name="What">Its code, such as <c>issued</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Organisation acted for; empty for a workflow.</param>
/// <param name="Words">Reason or reply, sealed.</param>
internal sealed record NoticeStep(string What, DateTimeOffset At, string By, string Organisation, Remark? Words)
{
    /// <summary>The line for an event; null when it says nothing to people.</summary>
    public static NoticeStep? Of(object @event, EventFacts facts)
    {
        return @event switch
        {
            NoticeDrafted => Line("drafted"),
            NoticeRevised => Line("revised"),
            NoticeSubmitted => Line("submitted"),
            NoticeReturned returned => Line("returned", returned.Reason),
            NoticeApproved => Line("approved"),
            NoticeIssued => Line("issued"),
            NoticeReceived => Line("received"),
            NoticeReplied replied => Line("replied", replied.Text),
            NoticeVoided voided => Line("voided", voided.Reason),
            _ => null,
        };

        NoticeStep Line(string what, Remark? words = null) =>
            new(what, facts.At, facts.Actor.Id, facts.Actor.Organisation, words);
    }
}
