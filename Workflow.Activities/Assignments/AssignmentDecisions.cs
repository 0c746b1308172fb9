using Workflow.Activities.Common;

namespace Workflow.Activities.Assignments;

/// <summary>What may be done with an assignment and what follows. Doing again what is already so changes nothing.</summary>
internal static class AssignmentDecisions
{
    public static IReadOnlyList<object> Make(AssignmentState state, AssignmentMade made) => state.Made is null ? [made] : [];

    public static IReadOnlyList<object> Deliver(AssignmentState state, string noticeId, string number) =>
        state.Delivered is null ? [new AssignmentDelivered(noticeId, number)] : [];

    public static IReadOnlyList<object> Sign(AssignmentState state) =>
        state.Status == AssignmentStatus.Assigned ? [new AssignmentSigned()] : [];

    /// <summary>填报节点. A milestone that stays as it was keeps its number, and with it that it was reached.</summary>
    public static IReadOnlyList<object> Plan(AssignmentState state, IReadOnlyList<(string Title, DateOnly On)> milestones)
    {
        RequireOpen(state, "填报节点");
        var next = state.MilestonesEver;
        var planned = milestones.Distinct().OrderBy(each => each.On)
            .Select(each => state.Milestones.FirstOrDefault(known => known.Title == each.Title && known.On == each.On)
                ?? new Milestone(++next, each.Title, each.On))
            .ToList();
        return planned.SequenceEqual(state.Milestones) ? [] : [new AssignmentPlanned(planned)];
    }

    /// <summary>反馈: as long as it is not closed, and after the lead unit signed.</summary>
    public static IReadOnlyList<object> FeedBack(AssignmentState state, AssignmentFedBack said)
    {
        RequireSigned(state, "反馈");
        if (state.IsClosed)
        {
            throw Refusals.Conflict("assignment.closed", "该交办件已经销号，不能再反馈。");
        }

        if (said.Reached.Except(state.Milestones.Select(each => each.Number)).Any())
        {
            throw Refusals.Invalid(
                "assignment.milestone-unknown", "所选节点已经调整，请刷新后重新选择。", new FieldError("/milestones", "请从现有节点中选择。"));
        }

        return said.Values.Any(value => value.Target < 1 || value.Target > state.Made!.Source.Targets.Count)
            ? throw Refusals.Invalid("assignment.target-unknown", "没有这项目标。", new FieldError("/values", "请填写交办件所列目标的数值。"))
            : [said];
    }

    /// <summary>报请销号: after something was reported, so that there is something to review.</summary>
    public static IReadOnlyList<object> Submit(AssignmentState state, Remark text)
    {
        RequireOpen(state, "报请销号");
        return state.FedBackAt is null
            ? throw Refusals.Conflict("assignment.no-feedback", "还没有反馈过办理情况，请先反馈并附上佐证材料，再报请销号。")
            : [new AssignmentSubmitted(text)];
    }

    /// <summary>销号.</summary>
    public static IReadOnlyList<object> Close(AssignmentState state, Remark? opinion)
    {
        RequireSubmitted(state);
        return [new AssignmentClosed(opinion)];
    }

    /// <summary>退回.</summary>
    public static IReadOnlyList<object> Return(AssignmentState state, Remark reason)
    {
        RequireSubmitted(state);
        return [new AssignmentReturned(reason)];
    }

    /// <summary>催办: what waits for the office is nothing to urge a unit for.</summary>
    public static void RequireUrgeable(AssignmentState state)
    {
        if (state.Status is AssignmentStatus.Submitted or AssignmentStatus.Closed)
        {
            throw Refusals.Conflict("assignment.not-urgeable", "该交办件已报请销号或已销号，无需催办。");
        }
    }

    /// <summary>调整时限.</summary>
    /// <param name="state">The assignment.</param>
    /// <param name="deadline">The new last day.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="reason">Why.</param>
    public static IReadOnlyList<object> ChangeDue(AssignmentState state, DateOnly deadline, DateOnly today, Remark reason) => state switch
    {
        { IsClosed: true } => throw Refusals.Conflict("assignment.closed", "该交办件已经销号，不能再调整时限。"),
        _ when deadline < today => throw Refusals.Invalid(
            "assignment.deadline-past", "新的时限不能早于今天。", new FieldError("/deadline", "请填写今天或以后的日期。")),
        _ when deadline == state.Deadline => [],
        _ => [new AssignmentDueChanged(deadline, reason)],
    };

    private static void RequireOpen(AssignmentState state, string act)
    {
        RequireSigned(state, act);
        if (state.Status is AssignmentStatus.Submitted or AssignmentStatus.Closed)
        {
            throw Refusals.Conflict("assignment.not-open", $"该交办件已报请销号或已销号，不能再{act}。");
        }
    }

    private static void RequireSigned(AssignmentState state, string act)
    {
        if (state.Status == AssignmentStatus.Assigned)
        {
            throw Refusals.Conflict("assignment.not-signed", $"请先由牵头单位签收，再{act}。");
        }
    }

    private static void RequireSubmitted(AssignmentState state)
    {
        if (state.Status != AssignmentStatus.Submitted)
        {
            throw Refusals.Conflict("assignment.not-submitted", "该交办件不在待审核状态，请刷新后查看现在的情况。");
        }
    }
}
