using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.Reporting.Writing;

namespace Workflow.Activities.Reporting;

/// <summary>What somebody gets back who did something with a report.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">See <see cref="ReportStatus"/>.</param>
/// <param name="IsLate">Whether it came after the end of the due day.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record ReportReceipt(string Id, string Status, bool IsLate, long Version);

/// <summary>What somebody gets back who did something with a round.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">See <see cref="RoundStatus"/>.</param>
/// <param name="Units">How many units were asked.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record RoundReceipt(string Id, string Status, int Units, long Version);

/// <summary>开始报送, by hand: for the office that does not wait for the calendar.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="PlanId">The confirmed plan.</param>
/// <param name="Half"><c>h1</c> or <c>h2</c>.</param>
/// <param name="DueOn">Last day, in Asia/Shanghai.</param>
public sealed record OpenRound(CommandContext Context, string PlanId, string Half, DateOnly DueOn) : IRequest<RoundReceipt>;

/// <summary>汇总.</summary>
public sealed record ConsolidateRound(CommandContext Context, string RoundId) : IRequest<RoundReceipt>;

/// <summary>暂存 or 报送.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="ReportId">Report.</param>
/// <param name="Entries">What is said about the measures; a measure left out stands empty.</param>
/// <param name="IsFinal">Whether it is submitted.</param>
public sealed record WriteReport(CommandContext Context, string ReportId, IReadOnlyList<EntryInput> Entries, bool IsFinal)
    : IRequest<ReportReceipt>;

/// <summary>审核通过.</summary>
public sealed record AcceptReport(CommandContext Context, string ReportId) : IRequest<ReportReceipt>;

/// <summary>退回.</summary>
public sealed record ReturnReport(CommandContext Context, string ReportId, string Reason) : IRequest<ReportReceipt>;

/// <summary>Rounds the caller may read, the newest first.</summary>
public sealed record ListRounds(Caller Caller, int Skip = 0, int Take = 50) : IRequest<Page<RoundSummary>>;

/// <summary>One round with its reports.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RoundId">Round.</param>
/// <param name="Show">Only the reports behind one of its numbers, see <see cref="RoundCounts"/>; null for all.</param>
public sealed record GetRound(Caller Caller, string RoundId, string? Show = null) : IRequest<RoundView>;

/// <summary>Reports of the caller's own unit, the newest first.</summary>
public sealed record ListReports(Caller Caller, int Skip = 0, int Take = 50) : IRequest<Page<ReportSummary>>;

/// <summary>One report with all it says.</summary>
public sealed record GetReport(Caller Caller, string ReportId) : IRequest<ReportView>;

/// <summary>汇总报告 or 汇总表 of a round as a file.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RoundId">Round.</param>
/// <param name="AsTable">The table (xlsx) instead of the report (docx).</param>
public sealed record ExportRound(Caller Caller, string RoundId, bool AsTable) : IRequest<SentFile>;
