using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Viewing;

namespace Workflow.Activities.Notices;

/// <summary>What somebody gets back who did something with a notice.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">文号; null before the issue.</param>
/// <param name="Status">See <see cref="NoticeStatus"/>.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record NoticeReceipt(string Id, string? Number, string Status, long Version);

/// <summary>起草.</summary>
public sealed record DraftNotice(CommandContext Context, NoticeDraft Draft) : IRequest<NoticeReceipt>;

/// <summary>修改: everything anew.</summary>
public sealed record ReviseNotice(CommandContext Context, string Notice, NoticeDraft Draft) : IRequest<NoticeReceipt>;

/// <summary>送审.</summary>
public sealed record SubmitNotice(CommandContext Context, string Notice) : IRequest<NoticeReceipt>;

/// <summary>审批通过.</summary>
public sealed record ApproveNotice(CommandContext Context, string Notice) : IRequest<NoticeReceipt>;

/// <summary>退回.</summary>
public sealed record ReturnNotice(CommandContext Context, string Notice, string Reason) : IRequest<NoticeReceipt>;

/// <summary>印发: numbered and sent.</summary>
public sealed record IssueNotice(CommandContext Context, string Notice) : IRequest<NoticeReceipt>;

/// <summary>作废.</summary>
public sealed record VoidNotice(CommandContext Context, string Notice, string Reason) : IRequest<NoticeReceipt>;

/// <summary>签收.</summary>
public sealed record ReceiveNotice(CommandContext Context, string Notice) : IRequest<NoticeReceipt>;

/// <summary>回复.</summary>
public sealed record ReplyToNotice(CommandContext Context, string Notice, string Text) : IRequest<NoticeReceipt>;

/// <summary>One notice, by id or number; refused as not found when it is not the caller's to read.</summary>
public sealed record GetNotice(Caller Caller, string Notice) : IRequest<NoticeView>;

/// <summary>Notices the caller may read, the newest first.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListNotices(Caller Caller, NoticeFilter Filter, int Skip = 0, int Take = 50) : IRequest<Page<NoticeSummary>>;

/// <summary>文书台账 as a workbook: what the list shows, at most 20,000 rows.</summary>
public sealed record ExportNotices(Caller Caller, NoticeFilter Filter) : IRequest<SentFile>;

/// <summary>What a draft would read like; nothing is kept.</summary>
public sealed record PreviewNotice(Caller Caller, NoticeDraft Draft) : IRequest<NoticePreview>;

/// <summary>The templates there are.</summary>
public sealed record ListNoticeTemplates : IRequest<IReadOnlyList<NoticeTemplateView>>;
