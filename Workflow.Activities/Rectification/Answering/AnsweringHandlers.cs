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
    public async Task<RectificationReceipt> Handle(ReportRectification request, CancellationToken cancellationToken)
    {
        IReadOnlyList<ClaimedFile> claimed = [];
        var receipt = await desk.ActAsync(
            request.Context,
            request.Id,
            RectificationAct.Report,
            async (unit, state) =>
            {
                (var decided, claimed) = await ReportAsync(unit, state, request, cancellationToken);
                return decided;
            },
            cancellationToken);
        await files.ReleaseAsync(request.Context, claimed, cancellationToken);
        return receipt;
    }

    private async Task<(IReadOnlyList<object> Decided, IReadOnlyList<ClaimedFile> Claimed)> ReportAsync(
        IUnitOfWork unit, RectificationState state, ReportRectification request, CancellationToken cancellation)
    {
        var (caller, tenant) = (request.Context.Caller, unit.Origin.Tenant);
        var (schema, form) = (ReportFiles.Schema(request.Answers.Count), ReportFiles.Form(request.Answers));
        var held = await shelf.ShowAsync(tenant, await shelf.ListAsync(tenant, request.Id, cancellation), cancellation);
        var claimed = await files.FindAsync(caller, schema, form, held, cancellation);
        List<FieldError> faults =
        [
            .. request.Answers.SelectMany(Faults),
            .. forms.Validate(schema, form).Concat(claimed.Faults).Select(ReportFiles.Within),
        ];
        if (faults.Count > 0)
        {
            throw Refusals.Invalid("rectification.answers", "请逐项说明整改情况，并写明佐证材料。", faults);
        }

        var answers = new List<RequirementAnswer>();
        foreach (var answer in request.Answers)
        {
            var sealedAnswer = await SealAsync(unit, state, answer, cancellation);
            answers.Add(sealedAnswer with { Files = ReportFiles.Of(claimed.Form, answers.Count) });
        }

        var decided = RectificationDecisions.Report(state, answers);
        var subject = remarks.SubjectOf(request.Id);
        FileClaims.Hold(unit, request.Id, await files.ResealAsync(caller, tenant, claimed.Claimed, _ => subject, cancellation));
        return (decided, claimed.Claimed);
    }

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
