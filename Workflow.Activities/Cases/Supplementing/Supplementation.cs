using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Supplementing;

/// <summary>补正: told once with all items; while it waits no clock runs, and afterwards the count starts again.</summary>
internal static class Supplementation
{
    /// <summary>Asks for it.</summary>
    public static IReadOnlyList<object> Request(CaseState state, IReadOnlyList<SupplementField> fields, string bookmarkId)
    {
        if (state.HasEnded)
        {
            return [];
        }

        return (state.Status, fields.Count) switch
        {
            (CaseStatus.Supplement, _) => throw Refusals.Conflict(
                "case.supplement-open", "已一次性告知补正，申请人补正之前不能再次要求补正。"),
            (CaseStatus.Special, _) => throw Refusals.Conflict("case.special", "特别程序期间不能要求补正。"),
            (_, 0) => throw Refusals.Invalid("case.supplement-empty", "须写明需要补正的全部内容。"),
            _ => [new SupplementRequested(fields, bookmarkId)],
        };
    }

    /// <summary>Takes it.</summary>
    public static IReadOnlyList<object> Supply(
        CaseState state,
        JsonElement form,
        string applicant,
        IReadOnlyList<string> lookups,
        DateTimeOffset now,
        WorkingCalendar calendar)
    {
        RequireOpen(state);
        DateTimeOffset? dueAt = state.AcceptedAt is null ? null : calendar.Deadline(now, state.PromisedDays);
        return [new CaseSupplemented(form, applicant, lookups, dueAt)];
    }

    /// <summary>Asks for it no longer; the time in between does not count. One that was asked for by others stands.</summary>
    public static IReadOnlyList<object> Cancel(CaseState state, string bookmarkId, DateTimeOffset now, WorkingCalendar calendar) =>
        state is { Status: CaseStatus.Supplement, Supplement: { } asked } && asked.BookmarkId == bookmarkId
            ? [new SupplementCancelled(
                state is { DueAt: { } dueAt, ClockStoppedAt: { } stoppedAt } ? calendar.Moved(dueAt, stoppedAt, now) : state.DueAt)]
            : [];

    public static void RequireOpen(CaseState state)
    {
        if (state.Status != CaseStatus.Supplement)
        {
            throw Refusals.Conflict("case.no-supplement", "该办件目前不需要补正。");
        }
    }
}
