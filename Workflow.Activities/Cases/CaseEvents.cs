using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases;

/// <summary>
/// 申请: an application was filed. The plan of items is the scenario's as it stood then; <c>Company</c> is the organisation code of the company that
/// applies, not written for citizens.
/// </summary>
internal sealed record CaseSubmitted(
    string CaseNumber,
    string Scenario,
    string Title,
    string Division,
    string Applicant,
    IReadOnlyList<string> Lookups,
    string Filer,
    string InstanceId,
    int PromisedDays,
    IReadOnlyList<PlannedItem> Items,
    JsonElement Form,
    string? Company = null);

/// <summary>An item as planned.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Who handles it.</param>
/// <param name="PromisedDays">承诺时限, working days.</param>
/// <param name="StatutoryDays">法定时限, working days.</param>
/// <param name="After">Items that must be granted first.</param>
/// <param name="OnDenied">What its denial does to the others.</param>
/// <param name="ClosesWithdrawal">True when nobody can withdraw the application once it is granted; otherwise not written.</param>
internal sealed record PlannedItem(
    string Code,
    string Name,
    string Organisation,
    int PromisedDays,
    int StatutoryDays,
    IReadOnlyList<string> After,
    string OnDenied,
    bool? ClosesWithdrawal = null);

/// <summary>受理.</summary>
internal sealed record CaseAccepted(DateTimeOffset DueAt);

/// <summary>不予受理.</summary>
internal sealed record CaseRefused(Remark Reason);

/// <summary>补正: told once with all items.</summary>
internal sealed record SupplementRequested(IReadOnlyList<SupplementField> Fields, string BookmarkId);

/// <summary>One field to amend.</summary>
internal sealed record SupplementField(string Field, Remark Message);

/// <summary>The applicant has amended; the clock starts again where it had started.</summary>
internal sealed record CaseSupplemented(
    JsonElement Form,
    string Applicant,
    IReadOnlyList<string> Lookups,
    DateTimeOffset? DueAt);

/// <summary>Nobody waits for the supplement any more: an operator ended the branch that did. The clock runs on.</summary>
internal sealed record SupplementCancelled(DateTimeOffset? DueAt);

/// <summary>A linked case was opened.</summary>
internal sealed record CaseItemOpened(string Item, string ItemNumber);

/// <summary>An item ended; one that was never opened has no linked case.</summary>
internal sealed record CaseItemClosed(string Item, string Result, Remark? Reason);

/// <summary>A clerk's task was created.</summary>
internal sealed record CaseTaskOpened(string TaskId, string Name, string Organisation, string? Item);

/// <summary>A clerk's task was not done in time.</summary>
internal sealed record CaseTaskBecameOverdue(string TaskId, string Name, string Organisation, string? Item);

/// <summary>特别程序开始: the clock stands still.</summary>
internal sealed record CaseClockStopped(Remark Reason);

/// <summary>特别程序结束.</summary>
internal sealed record CaseClockResumed(DateTimeOffset? DueAt);

/// <summary>办结.</summary>
internal sealed record CaseClosed(string Result, Remark? Reason);

/// <summary>撤回.</summary>
internal sealed record CaseWithdrawn(Remark? Reason);

/// <summary>The applicant was asked for a rating.</summary>
internal sealed record RatingInvited;

/// <summary>评价.</summary>
internal sealed record CaseRated(int Score, Remark? Comment);

/// <summary>差评: a bad rating, to be verified and put right.</summary>
internal sealed record RatingWasBad(int Score);

/// <summary>A line on the timeline.</summary>
internal sealed record CaseNoted(Remark Text, string? Organisation, string? Item, bool StaffOnly);

/// <summary>情况变化: the applicant of a case whose workflow goes on tells that something has changed.</summary>
internal sealed record CaseChangeReported(Remark Words);

/// <summary>重复申请: another case is about the same thing.</summary>
internal sealed record CaseLinked(string CaseNumber);
