using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Files;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Giving;

/// <summary>填报: the values and the files that prove them are one commit.</summary>
internal sealed class GiveValuesHandler(
    EvaluationDesk desk, EvaluationWords words, IForms forms, FileClaims files, FileShelf shelf) : IRequestHandler<GiveValues, EvaluationReceipt>
{
    public Task<EvaluationReceipt> Handle(GiveValues request, CancellationToken cancellationToken) => files.HandOverAsync(
        request.Context,
        handover => desk.ActAsync(
            request.Context,
            request.Id,
            request.Unit,
            (unit, state) => GiveAsync(unit, state, request, handover, cancellationToken),
            cancellationToken),
        cancellationToken);

    private async Task<IReadOnlyList<object>> GiveAsync(
        IUnitOfWork unit, EvaluationState state, GiveValues request, FileHandover handover, CancellationToken cancellation)
    {
        EvaluationAccess.RequireUnit(request.Context.Caller, request.Unit);
        var (tenant, holder) = (unit.Origin.Tenant, EvaluationId.HolderOf(request.Id, request.Unit));
        var evidence = EvidenceForm.Of(Questions(state.Opened!.System, request.Values));
        var held = await shelf.ShowAsync(tenant, await shelf.ListAsync(tenant, holder, cancellation), cancellation);
        var claimed = await files.FindAsync(request.Context.Caller, evidence.Schema, evidence.Form, held, cancellation);
        List<FieldError> faults =
        [
            .. ValueCheck.Faults(state.Opened.System, request.Values),
            .. forms.Validate(evidence.Schema, evidence.Form).Concat(claimed.Faults).Select(fault => EvidenceForm.Within(fault, "/values")),
        ];
        if (faults.Count > 0)
        {
            throw Refusals.Invalid("evaluation.values-invalid", $"有 {faults.Count} 处需要修改。", faults);
        }

        var given = new List<GivenValue>();
        foreach (var each in request.Values)
        {
            var note = await words.RequireAsync(tenant, request.Id, request.Unit, each.Note, "/values", "请写明计算依据。", cancellation);
            given.Add(new GivenValue(each.Indicator, each.Value!.Value, note, EvidenceForm.FilesOf(claimed, each.Indicator)));
        }

        var decided = EvaluationDecisions.Give(state, request.Unit, given, ChinaTime.DayOf(unit.Now));
        await handover.ResealAsync(tenant, claimed, _ => words.SubjectOf(request.Id, request.Unit), cancellation);
        handover.Hold(unit, holder);
        return decided;
    }

    // What is asked twice, or not at all, is told by the check of the values.
    private static IEnumerable<EvidenceQuestion> Questions(IndicatorSystem system, IReadOnlyList<ValueInput> values) =>
        from each in values.DistinctBy(each => each.Indicator)
        let indicator = system.Find(each.Indicator)
        where indicator is not null
        select new EvidenceQuestion(indicator.Code, $"{indicator.Title}的佐证文件", each.Files);
}
