namespace Workflow.Activities.WorkPlans;

/// <summary>Which parts of a plan an event is about.</summary>
internal static class PlanParts
{
    /// <summary>Ids of what is there after it.</summary>
    public static IReadOnlyList<string> TouchedBy(object @event) => @event switch
    {
        PlanProgrammeAdded added => [added.ProgrammeId],
        PlanProgrammeRenamed renamed => [renamed.ProgrammeId],
        PlanTaskAdded added => [added.TaskId],
        PlanTaskRenamed renamed => [renamed.TaskId],
        PlanMeasureAdded added => [added.Measure.Id],
        PlanMeasureCorrected corrected => [corrected.MeasureId],
        PlanMeasuresConfirmed confirmed => confirmed.MeasureIds,
        PlanMeasureSplit split => [.. split.Parts.Select(part => part.Id)],
        _ => [],
    };
}
