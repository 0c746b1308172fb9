using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tickets;

/// <summary>What may be done with a ticket and what follows.</summary>
internal static class TicketDecisions
{
    public static IReadOnlyList<object> OpenStep(TicketState state, TicketStepOpened opened) =>
        state.Step(opened.StepId) is null ? [opened] : [];

    /// <summary>Refuses what cannot be done so, before anything is sealed.</summary>
    /// <returns>The step.</returns>
    public static TicketStepState RequireDoable(TicketState state, string stepId, string outcome, bool hasComment)
    {
        var step = RequireOpen(state, stepId);
        var chosen = step.Opened.Outcomes.FirstOrDefault(each => each.Name == outcome)
            ?? throw Refusals.Invalid(
                "ticket.outcome-unknown",
                "请选择一个办理结果。",
                new FieldError("/outcome", $"请从以下结果中选择：{string.Join('、', step.Opened.Outcomes.Select(each => each.Name))}。"));
        return chosen.RequiresComment && !hasComment
            ? throw Refusals.Invalid(
                "ticket.comment-required", $"选择“{chosen.Label}”时必须填写意见。", new FieldError("/comment", "请写明理由或依据。"))
            : step;
    }

    public static IReadOnlyList<object> Do(TicketState state, string stepId, string outcome, JsonElement form, Remark? comment)
    {
        _ = RequireDoable(state, stepId, outcome, comment is not null);
        return [new TicketStepDone(stepId, outcome, form, comment)];
    }

    /// <summary>提醒, once; a reminder for what is done or was reminded of says nothing.</summary>
    public static IReadOnlyList<object> Remind(TicketState state, string stepId) =>
        state.Step(stepId) is { IsOpen: true, RemindedAt: null } ? [new TicketStepReminded(stepId)] : [];

    /// <summary>逾期, once.</summary>
    public static IReadOnlyList<object> BecomeOverdue(TicketState state, string stepId, string? matterId) =>
        state.Step(stepId) is { IsOpen: true, OverdueAt: null } ? [new TicketStepOverdue(stepId, matterId)] : [];

    /// <summary>办结: what is still open then is not needed any more.</summary>
    public static IReadOnlyList<object> Close(TicketState state, string result, bool isFavourable) =>
        state.IsOpen ? [.. Cancelled(state), new TicketClosed(result, isFavourable)] : [];

    /// <summary>撤回.</summary>
    public static IReadOnlyList<object> Withdraw(TicketState state, Remark reason) => state.IsOpen
        ? [.. Cancelled(state), new TicketWithdrawn(reason)]
        : throw Refusals.Conflict("ticket.ended", "该工单已经办结或撤回，不能再撤回。");

    private static IEnumerable<object> Cancelled(TicketState state) =>
        state.OpenSteps.Select(step => new TicketStepCancelled(step.Opened.StepId));

    private static TicketStepState RequireOpen(TicketState state, string stepId) => state.Step(stepId) switch
    {
        null => throw Refusals.NotFound("ticket.step-unknown", "没有找到这个环节，请刷新后查看现在的情况。"),
        { IsOpen: false } => throw Refusals.Conflict("ticket.step-ended", "该环节已经办理完毕或不再需要，请刷新后查看现在的情况。"),
        var step => step,
    };
}
