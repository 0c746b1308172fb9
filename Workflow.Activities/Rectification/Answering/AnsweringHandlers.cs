using System.Globalization;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
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
internal sealed class ReportRectificationHandler(
    RectificationDesk desk, RectificationRemarks remarks, IForms forms, FileClaims files, FileShelf shelf)
    : IRequestHandler<ReportRectification, RectificationReceipt>
{
    public Task<RectificationReceipt> Handle(ReportRectification request, CancellationToken cancellationToken) => files.HandOverAsync(
        request.Context,
        handover => desk.ActAsync(
            request.Context,
            request.Id,
            RectificationAct.Report,
            (unit, state) => ReportAsync(unit, state, request, handover, cancellationToken),
            cancellationToken),
        cancellationToken);

    private async Task<IReadOnlyList<object>> ReportAsync(
        IUnitOfWork unit, RectificationState state, ReportRectification request, FileHandover handover, CancellationToken cancellation)
    {
        var tenant = unit.Origin.Tenant;
        var evidence = EvidenceForm.Of(request.Answers.Select((answer, at) => new EvidenceQuestion(Name(at), $"第 {Name(at + 1)} 项的佐证文件", answer.Files)));
        var held = await shelf.ShowAsync(tenant, await shelf.ListAsync(tenant, request.Id, cancellation), cancellation);
        var claimed = await files.FindAsync(request.Context.Caller, evidence.Schema, evidence.Form, held, cancellation);
        List<FieldError> faults =
        [
            .. request.Answers.SelectMany(Faults),
            .. forms.Validate(evidence.Schema, evidence.Form).Concat(claimed.Faults).Select(fault => EvidenceForm.Within(fault, "/answers")),
        ];
        if (faults.Count > 0)
        {
            throw Refusals.Invalid("rectification.answers", "请逐项说明整改情况，并写明佐证材料。", faults);
        }

        var answers = new List<RequirementAnswer>();
        foreach (var answer in request.Answers)
        {
            var sealedAnswer = await SealAsync(unit, state, answer, cancellation);
            answers.Add(sealedAnswer with { Files = EvidenceForm.FilesOf(claimed, Name(answers.Count)) });
        }

        var decided = RectificationDecisions.Report(state, answers);
        await handover.ResealAsync(tenant, claimed, _ => remarks.SubjectOf(request.Id), cancellation);
        handover.Hold(unit, request.Id);
        return decided;
    }

    private static string Name(int at) => at.ToString(CultureInfo.InvariantCulture);

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
