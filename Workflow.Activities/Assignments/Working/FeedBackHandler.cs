using MediatR;
using Workflow.Activities.Assignments.Evidence;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Files;

namespace Workflow.Activities.Assignments.Working;

/// <summary>反馈, with the files that prove it.</summary>
internal sealed class FeedBackHandler(AssignmentDesk desk, AssignmentRemarks remarks, EvidenceKeeper keeper)
    : IRequestHandler<FeedBackOnAssignment, AssignmentReceipt>
{
    private const decimal Largest = 1_000_000_000_000;

    public Task<AssignmentReceipt> Handle(FeedBackOnAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.FeedBack,
        async (unit, state) =>
        {
            var (said, today) = (request.Feedback, ChinaTime.DayOf(unit.Now));
            if (Faults(said, request.Files, today) is { Count: > 0 } faults)
            {
                throw Refusals.Invalid("assignment.feedback", "反馈有误，请按提示改正。", faults);
            }

            var text = await remarks.RequireAsync(unit, state, said.Text, "/text", "请写明办理情况。", cancellationToken);
            var decided = AssignmentDecisions.FeedBack(state, new AssignmentFedBack(
                text, said.Percent, said.On ?? today, [.. said.Values.DistinctBy(value => value.Target)], [.. said.Milestones.Distinct()], []));
            var evidence = await keeper.KeepAsync(unit, state, request.Files, cancellationToken);
            return [.. decided.Select(each => each is AssignmentFedBack fedBack ? fedBack with { Evidence = evidence } : each)];
        },
        cancellationToken);

    private static IReadOnlyList<FieldError> Faults(FeedbackEntry said, IReadOnlyList<UploadedFile> files, DateOnly today) =>
    [
        .. FieldError.When(string.IsNullOrWhiteSpace(said.Text), "/text", "请写明办理情况。"),
        .. FieldError.When(said.Percent is < 0 or > 100, "/percent", "进度请填写 0 至 100 的整数。"),
        .. FieldError.When(said.On > today, "/on", "数值日期不能晚于今天。"),
        .. FieldError.When(said.Values.Any(value => Math.Abs(value.Value) > Largest), "/values", "数值过大，请检查单位。"),
        .. EvidenceCheck.Faults(files),
    ];
}
