using Marten.Linq.MatchesSql;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>Which rows of an organisation a list of tasks asks for.</summary>
internal static class InboxFilter
{
    private const string OfHand =
        "(d.data ->> 'claimedBy' = any(?) or jsonb_exists_any(coalesce(d.data -> 'askedOf', '[]'), ?))";

    private const string HasCopy = "jsonb_exists(coalesce(d.data -> 'copiedTo', '[]'), ?)";

    public static IQueryable<TaskRow> Matching(
        this IQueryable<TaskRow> rows, ListTasks request, Hand hand, DateTimeOffset now, WorkingCalendar calendar)
    {
        var organisation = request.Caller.Organisation;
        rows = InState(rows.Where(row => row.Organisation == organisation), request.State, hand);
        if (request.CaseNumber is { Length: > 0 } number)
        {
            rows = rows.Where(row => row.CaseNumber == number);
        }

        if (request.Search?.Trim() is { Length: > 0 } search)
        {
            rows = rows.Where(row => row.Name.Contains(search) || row.CaseNumber.Contains(search));
        }

        if (request.Scenario is { Length: > 0 } scenario)
        {
            rows = rows.Where(row => row.Scenario == scenario);
        }

        if (request.Item is { Length: > 0 } item)
        {
            rows = rows.Where(row => row.Item == item);
        }

        return request.Light is { Length: > 0 } light ? rows.Under(light, LightBounds.At(now, calendar)) : rows;
    }

    private static IQueryable<TaskRow> InState(IQueryable<TaskRow> rows, string? state, Hand hand)
    {
        var all = hand.All.ToArray();
        var pending = rows.Where(row => row.State == TaskStates.Open || row.State == TaskStates.Claimed);
        return state switch
        {
            null or "" or InboxView.Open => pending.Where(row => row.State == TaskStates.Open || row.MatchesSql(OfHand, all, all)),
            InboxView.Mine => pending.Where(row => row.MatchesSql(OfHand, all, all)),
            InboxView.Unclaimed => rows.Where(row => row.State == TaskStates.Open),
            InboxView.Office => pending,
            InboxView.Copied => rows.Where(row => row.MatchesSql(HasCopy, hand.Clerk)),
            InboxView.Done => rows.Where(row => row.State == TaskStates.Completed || row.State == TaskStates.Cancelled),
            _ => throw Refusals.Invalid(
                "tasks.state-unknown",
                "没有这种筛选。",
                new FieldError("/state", $"请用 {string.Join('、', InboxView.All)} 之一。")),
        };
    }
}
