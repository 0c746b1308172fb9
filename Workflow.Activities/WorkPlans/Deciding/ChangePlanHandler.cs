using MediatR;
using Workflow.Activities.WorkPlans.Words;

namespace Workflow.Activities.WorkPlans.Deciding;

/// <summary>Changes a plan.</summary>
internal sealed class ChangePlanHandler(PlanDesk desk) : IRequestHandler<ChangePlan, PlanReceipt>
{
    public Task<PlanReceipt> Handle(ChangePlan request, CancellationToken cancellationToken)
    {
        var book = desk.Book(request.Context.Caller);
        return desk.ActAsync(
            request.Context,
            request.Id,
            state => request.Change switch
            {
                AddProgramme change => PlanDecisions.AddProgramme(state, change.Title),
                RenameProgramme change => PlanDecisions.RenameProgramme(state, change.ProgrammeId, change.Title),
                AddPlanTask change => PlanDecisions.AddTask(state, change.ProgrammeId, change.Number, change.Title),
                RenamePlanTask change => PlanDecisions.RenameTask(state, change.TaskId, change.Number, change.Title),
                RemovePart change => PlanDecisions.RemovePart(state, change.PartId),
                AddMeasure change => MeasureDecisions.Add(state, change.TaskId, change.Content, book),
                CorrectMeasure change => MeasureDecisions.Correct(state, change.MeasureId, change.Content, book),
                CorrectMeasureInWords change => MeasureDecisions.Correct(
                    state, change.MeasureId, MeasureReading.Read(change.Words, state.Drafted!.Year, book), book),
                ConfirmMeasures change => MeasureDecisions.Confirm(state, change.MeasureIds),
                RemoveMeasure change => MeasureDecisions.Remove(state, change.MeasureId),
                SplitMeasure change => MeasureDecisions.Split(state, change.MeasureId, change.Parts, book),
                ConfirmPlan change => PlanDecisions.Confirm(state, change.IncludeUnchecked),
                _ => throw new ArgumentOutOfRangeException(nameof(request), request.Change.GetType().Name, "An unknown change."),
            },
            cancellationToken);
    }
}
