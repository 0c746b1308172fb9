using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Items;

/// <summary>Opens an item's linked case once the items it needs are done.</summary>
internal static class ItemOpening
{
    /// <summary>What happens to the whole; nothing when the item is open already or will not be opened any more.</summary>
    public static IReadOnlyList<object> Decide(CaseState state, string code)
    {
        var item = Require(state, code);
        if (state.HasEnded || item.Result is not null || item.IsOpen)
        {
            return [];
        }

        if (state.AcceptedAt is null)
        {
            throw Refusals.Conflict("case.not-accepted", $"办件尚未受理，不能开始办理“{item.Plan.Name}”。");
        }

        return Missing(state, item) is { } missing
            ? throw Refusals.Conflict(
                "item.needs-first", $"“{item.Plan.Name}”须在“{missing.Plan.Name}”办结之后办理。")
            : [new CaseItemOpened(code, CaseNumber.OfItem(state.Number, item.Position))];
    }

    /// <summary>What stands first in the linked case.</summary>
    public static ItemOpened Link(CaseState state, CaseItem item, DateTimeOffset now, WorkingCalendar calendar) => new(
        CaseNumber.OfItem(state.Number, item.Position),
        state.Number,
        state.Scenario,
        state.Division,
        item.Plan.Code,
        item.Plan.Name,
        item.Plan.Organisation,
        item.Plan.PromisedDays,
        item.Plan.StatutoryDays,
        calendar.Deadline(now, item.Plan.PromisedDays),
        calendar.Deadline(now, item.Plan.StatutoryDays));

    public static CaseItem Require(CaseState state, string code) =>
        state.Item(code) ?? throw Refusals.Invalid(
            "item.unknown",
            $"“{state.Title}”没有联办事项“{code}”，可用的有：{string.Join('、', state.Items.Select(each => each.Plan.Code))}。");

    private static CaseItem? Missing(CaseState state, CaseItem item) =>
        item.Plan.After
            .Select(state.Item)
            .FirstOrDefault(needed => needed is { Result: null or CaseResult.Denied });
}
