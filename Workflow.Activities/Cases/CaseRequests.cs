using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases;

/// <summary>申请: files an application.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Scenario">Scenario code, such as <c>newborn</c>.</param>
/// <param name="Division">GB/T 2260 division applied in.</param>
/// <param name="Form">The form in clear; sealed before anything is stored.</param>
public sealed record SubmitCase(CommandContext Context, string Scenario, string Division, JsonElement Form)
    : IRequest<CaseReceipt>;

/// <summary>What the applicant gets back.</summary>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="Tracking">Address path under which the case is followed.</param>
public sealed record CaseReceipt(string CaseNumber, string Tracking);

/// <summary>The case as the caller may see it; refused as not found when it may not.</summary>
public sealed record GetCase(Caller Caller, string CaseNumber) : IRequest<CaseView>;

/// <summary>Cases the caller may see, newest first: a citizen's own, a clerk's organisation's, all for the office.</summary>
public sealed record ListCases(Caller Caller, string? Status, string? Search, int Skip, int Take)
    : IRequest<Page<CaseSummary>>;

/// <summary>补正: the whole form again, or the fields asked for, merged by the handler.</summary>
public sealed record SupplementCase(CommandContext Context, string CaseNumber, JsonElement Form) : IRequest<CaseReceipt>;

/// <summary>撤回: the applicant takes the application back.</summary>
public sealed record WithdrawCase(CommandContext Context, string CaseNumber, string? Reason) : IRequest<CaseReceipt>;

/// <summary>评价 (好差评): one per case.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="CaseNumber">Case.</param>
/// <param name="Score">1 (非常不满意) to 5 (非常满意).</param>
/// <param name="Comment">Free text.</param>
public sealed record RateCase(CommandContext Context, string CaseNumber, int Score, string? Comment) : IRequest<CaseReceipt>;

/// <summary>情况变化: tells the office that goes on after the decision, such as one that pays every month.</summary>
/// <param name="Context">Applicant, key.</param>
/// <param name="CaseNumber">Case.</param>
/// <param name="Words">What has changed.</param>
public sealed record ReportChange(CommandContext Context, string CaseNumber, string Words) : IRequest<CaseReceipt>;

/// <summary>申请延期: the office that handles an item asks for more time.</summary>
/// <param name="Context">A clerk of that office, key.</param>
/// <param name="CaseNumber">Case.</param>
/// <param name="Item">Item code.</param>
/// <param name="Days">Working days more, 1 to 10.</param>
/// <param name="Reason">Why; the applicant is told once it is approved.</param>
public sealed record AskExtension(CommandContext Context, string CaseNumber, string Item, int Days, string Reason) : IRequest<CaseReceipt>;

/// <summary>批准延期: by a colleague of the office or the coordination office, never by whoever asked.</summary>
/// <param name="Context">Who decides, key.</param>
/// <param name="CaseNumber">Case.</param>
/// <param name="Item">Item code.</param>
/// <param name="IsGranted">Whether it is approved.</param>
/// <param name="Reason">Why not; may be left out.</param>
public sealed record DecideExtension(CommandContext Context, string CaseNumber, string Item, bool IsGranted, string? Reason)
    : IRequest<CaseReceipt>;
