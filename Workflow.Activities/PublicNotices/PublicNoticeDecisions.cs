using Workflow.Activities.Common;

namespace Workflow.Activities.PublicNotices;

/// <summary>What may happen to a public notice. The first objection ends it: the matter is looked at again.</summary>
internal static class PublicNoticeDecisions
{
    public static IReadOnlyList<object> Object(PublicNoticeState state, string by, Remark words) => state.IsOpen
        ? [new ObjectionRaised(by, words), new PublicNoticeEnded(PublicNoticeEnd.Objected)]
        : throw Refusals.Conflict("public-notice.ended", "公示已经结束，不能再提出异议。需要反映情况的，请联系公示单位或拨打 12345。");

    public static IReadOnlyList<object> Expire(PublicNoticeState state) =>
        state.IsOpen ? [new PublicNoticeEnded(PublicNoticeEnd.Undisputed)] : [];

    public static IReadOnlyList<object> Cancel(PublicNoticeState state) =>
        state.IsOpen ? [new PublicNoticeEnded(PublicNoticeEnd.Cancelled)] : [];
}
