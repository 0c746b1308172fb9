using Workflow.Activities.Common;

namespace Workflow.Activities.PublicNotices;

/// <summary>公示: what an office means to decide is shown to everybody for some days.</summary>
/// <param name="NoticeId">Id.</param>
/// <param name="CaseNumber">The case.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Organisation">Who shows it.</param>
/// <param name="Text">What is shown; sealed where it names somebody, so that it ends with the person's key.</param>
/// <param name="From">First day in Asia/Shanghai.</param>
/// <param name="Until">Last day.</param>
/// <param name="InstanceId">The workflow that waits.</param>
/// <param name="BookmarkId">Where it waits.</param>
internal sealed record PublicNoticeOpened(
    string NoticeId,
    string CaseNumber,
    string Title,
    string Organisation,
    Remark Text,
    DateOnly From,
    DateOnly Until,
    string InstanceId,
    string BookmarkId);

/// <summary>异议.</summary>
internal sealed record ObjectionRaised(string By, Remark Words);

/// <summary>It is shown no longer.</summary>
/// <param name="Why">See <see cref="PublicNoticeEnd"/>.</param>
internal sealed record PublicNoticeEnded(string Why);

/// <summary>Why a public notice ended.</summary>
internal static class PublicNoticeEnd
{
    /// <summary>期满无异议.</summary>
    public const string Undisputed = "undisputed";

    /// <summary>有异议.</summary>
    public const string Objected = "objected";

    /// <summary>Nobody needs it any more.</summary>
    public const string Cancelled = "cancelled";
}
