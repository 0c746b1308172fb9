using System.Text.Json;
using MediatR;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Callers;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans.Words;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Shows assignments to whoever may read them.</summary>
internal sealed class AssignmentViewer(IVault vault, IOrganisations organisations, IMediator mediator)
{
    public AssignmentSummary Show(AssignmentRow row, LightCutoffs cutoffs)
    {
        var light = AssignmentLight.Of(row.LightFacts, cutoffs);
        return new AssignmentSummary
        {
            Id = row.Id,
            Number = row.Number,
            Status = row.Status,
            Light = light.Light,
            LightReason = light.Reason,
            PlanId = row.PlanId,
            PlanTitle = row.PlanTitle,
            ProgrammeId = row.ProgrammeId,
            Programme = row.Programme,
            Task = row.Task,
            MeasureId = row.MeasureId,
            Text = row.Text,
            Unit = UnitOf(row.Unit),
            Assisting = [.. row.Assisting.Select(UnitOf)],
            Deadline = row.Deadline,
            Percent = row.Percent,
            AssignedAt = row.MadeAt,
            SignedAt = row.SignedAt,
            FedBackAt = row.FedBackAt,
            SubmittedAt = row.SubmittedAt,
            ClosedAt = row.ClosedAt,
            Version = row.Version,
        };
    }

    public async Task<AssignmentView> ShowAsync(
        Caller caller, string tenant, AssignmentState state, LightCutoffs cutoffs, CancellationToken cancellation)
    {
        var made = state.Made!;
        var sealedWords = state.Steps.Select(step => step.Words).Concat(state.Evidence.Select(file => file.Name));
        var keys = await vault.OpenAsync(tenant, JsonSerializer.SerializeToElement(sealedWords, EngineJson.Options), cancellation);
        return new AssignmentView(Show(AssignmentRow.Of(made, state), cutoffs))
        {
            Basis = made.Source.Basis,
            NoticeId = state.Delivered?.NoticeId,
            Milestones =
            [
                .. state.Milestones.Select(each => new MilestoneView(
                    each.Number, each.Title, each.On, state.Reached.TryGetValue(each.Number, out var on) ? on : null)),
            ],
            Targets = [.. made.Source.Targets.Select((target, i) => Target(state, i + 1))],
            Evidence = [.. state.Evidence.Select(file => Evidence(file, keys))],
            Notices = await NoticesAsync(caller, state, cancellation),
            Ladder = caller.Oversees ? state.Ladder : null,
            Steps =
            [
                .. state.Steps.Select(step => new AssignmentStepView(
                    step.What, step.At, step.By, NameOf(step.Organisation), step.Words?.Read(keys), step.Detail,
                    [.. step.Evidence.Select(file => Evidence(file, keys))])),
            ],
            Acts = AssignmentAccess.Acts(caller, tenant, state),
        };
    }

    public string NameOf(string organisation) => organisations.NameOf(organisation);

    private static EvidenceView Evidence(EvidenceMark file, KeyRing keys) =>
        new(file.Id, file.Name.Read(keys), file.MediaType, file.Size, file.Sha256);

    private AssignmentUnit UnitOf(string code) => new(code, NameOf(code));

    private TargetView Target(AssignmentState state, int number)
    {
        var target = state.Made!.Source.Targets[number - 1];
        var values = state.Values.Where(value => value.Target == number).OrderBy(value => value.On).ToList();
        return new TargetView(
            number,
            target,
            TargetWords.Write(target),
            values.Count == 0 ? null : TargetCheck.IsMet(target, values[^1].Value),
            [.. values.Select(value => new TargetValue(value.Value, value.On, UnitOf(value.Organisation)))]);
    }

    private async Task<IReadOnlyList<NoticeSummary>> NoticesAsync(Caller caller, AssignmentState state, CancellationToken cancellation)
    {
        var notices = new List<NoticeSummary>();
        foreach (var matter in state.Matters.Prepend(state.Made!.AssignmentId))
        {
            notices.AddRange((await mediator.Send(new ListNotices(caller, new NoticeFilter(MatterId: matter), Take: 200), cancellation)).Items);
        }

        return [.. notices.OrderBy(notice => notice.DraftedAt)];
    }
}
