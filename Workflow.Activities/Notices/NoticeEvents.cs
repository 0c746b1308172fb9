using Workflow.Activities.Common;

namespace Workflow.Activities.Notices;

/// <summary>起草.</summary>
/// <param name="NoticeId">Id.</param>
/// <param name="Kind">See <see cref="NoticeKind"/>.</param>
/// <param name="Template">What it was drafted from.</param>
/// <param name="Content">What it says.</param>
/// <param name="NeedsApproval">Whether somebody else has to approve it before it is issued.</param>
/// <param name="Origin">The workflow that drafted it; null when a person did.</param>
internal sealed record NoticeDrafted(
    string NoticeId,
    string Kind,
    TemplateMark Template,
    NoticeContent Content,
    bool NeedsApproval,
    NoticeOrigin? Origin);

/// <summary>修改.</summary>
internal sealed record NoticeRevised(NoticeContent Content);

/// <summary>送审.</summary>
internal sealed record NoticeSubmitted;

/// <summary>退回.</summary>
internal sealed record NoticeReturned(Remark Reason);

/// <summary>审批通过.</summary>
internal sealed record NoticeApproved;

/// <summary>印发: the number is given here and nowhere before.</summary>
/// <param name="Number">文号.</param>
/// <param name="Authority">发文机关 as it was called then.</param>
/// <param name="SentTo">Organisations it was sent to.</param>
internal sealed record NoticeIssued(string Number, string Authority, IReadOnlyList<string> SentTo);

/// <summary>作废.</summary>
internal sealed record NoticeVoided(Remark Reason);

/// <summary>签收 by the addressed unit; who and when stand on the event.</summary>
internal sealed record NoticeReceived;

/// <summary>回复 by the addressed unit.</summary>
internal sealed record NoticeReplied(Remark Text);

/// <summary>A workflow waits for the notice.</summary>
/// <param name="For">See <see cref="NoticeWait"/>.</param>
/// <param name="InstanceId">Who waits.</param>
/// <param name="BookmarkId">Where.</param>
internal sealed record NoticeAwaited(string For, string InstanceId, string BookmarkId);
