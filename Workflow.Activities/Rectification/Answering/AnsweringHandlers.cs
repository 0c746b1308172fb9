using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Answering;

/// <summary>报送整改方案.</summary>
internal sealed class PlanRectificationHandler(RectificationDesk desk, RectificationRemarks remarks, ICalendars calendars)
    : IRequestHandler<PlanRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(PlanRectification request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        RectificationAct.Plan,
        async (unit, state) => RectificationDecisions.Plan(
            state,
            await remarks.RequireAsync(
                unit, state, request.Plan, "/text", "请写明整改方案：问题、原因、措施、责任人和完成时间。", cancellationToken),
            calendars.China,
            ChinaTime.DayOf(unit.Now)),
        cancellationToken);
}

/// <summary>报送整改报告.</summary>
internal sealed class ReportRectificationHandler(RectificationDesk desk, RectificationRemarks remarks)
    : IRequestHandler<ReportRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(ReportRectification request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        RectificationAct.Report,
        async (unit, state) =>
        {
            var faults = request.Answers.SelectMany(Faults).ToList();
            if (faults.Count > 0)
            {
                throw Refusals.Invalid("rectification.answers", "请逐项说明整改情况，并写明佐证材料。", faults);
            }

            var answers = new List<RequirementAnswer>();
            foreach (var answer in request.Answers)
            {
                answers.Add(await SealAsync(unit, state, answer, cancellationToken));
            }

            return RectificationDecisions.Report(state, answers);
        },
        cancellationToken);

    private static IEnumerable<FieldError> Faults(AnswerEntry answer, int at) => new[]
    {
        RectificationRemarks.Fault(answer.Words, $"/answers/{at}/words", $"请写明第 {at + 1} 项的整改情况。"),
        RectificationRemarks.Fault(answer.Evidence, $"/answers/{at}/evidence", $"请写明第 {at + 1} 项的佐证材料。"),
    }.OfType<FieldError>();

    private async Task<RequirementAnswer> SealAsync(
        IUnitOfWork unit, RectificationState state, AnswerEntry answer, CancellationToken cancellation) => new(
            await remarks.SealAsync(unit, state, answer.Words, cancellation),
            await remarks.SealAsync(unit, state, answer.Evidence, cancellation));
}
