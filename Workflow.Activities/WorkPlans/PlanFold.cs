namespace Workflow.Activities.WorkPlans;

/// <summary>What each event does to a plan.</summary>
internal static class PlanFold
{
    public static PlanState Apply(PlanState state, object @event, DateTimeOffset at) => @event switch
    {
        PlanDrafted drafted => state with
        {
            Drafted = drafted,
            DraftedAt = at,
            Programmes = drafted.Programmes,
            Ever = CountsOf(drafted.Programmes),
        },
        PlanProgrammeAdded added => state with
        {
            Programmes = [.. state.Programmes, new PlanProgramme(added.ProgrammeId, added.Title, null, [])],
            Ever = state.Ever with { Programmes = state.Ever.Programmes + 1 },
        },
        PlanProgrammeRenamed renamed => Programme(state, renamed.ProgrammeId, one => one with { Title = renamed.Title }),
        PlanTaskAdded added => Programme(
            state,
            added.ProgrammeId,
            one => one with { Tasks = [.. one.Tasks, new PlanTask(added.TaskId, added.Number, added.Title, null, [])] }) with
        {
            Ever = state.Ever with { Tasks = state.Ever.Tasks + 1 },
        },
        PlanTaskRenamed renamed => Task(
            state, renamed.TaskId, one => one with { Number = renamed.Number, Title = renamed.Title }),
        PlanPartRemoved removed => state with
        {
            Programmes =
            [
                .. state.Programmes.Where(one => one.Id != removed.PartId)
                    .Select(one => one with { Tasks = [.. one.Tasks.Where(task => task.Id != removed.PartId)] }),
            ],
        },
        PlanMeasureAdded added => Task(
            state, added.TaskId, one => one with { Measures = [.. one.Measures, added.Measure] }) with
        {
            Ever = state.Ever with { Measures = state.Ever.Measures + 1 },
        },
        PlanMeasureCorrected corrected => Measure(state, corrected.MeasureId, one =>
        [
            one with
            {
                Text = corrected.Text,
                Units = corrected.Units,
                Deadline = corrected.Deadline,
                Targets = corrected.Targets,
                IsConfirmed = true,
            },
        ]),
        PlanMeasuresConfirmed confirmed => confirmed.MeasureIds.Aggregate(
            state, (all, id) => Measure(all, id, one => [one with { IsConfirmed = true }])),
        PlanMeasureRemoved removed => Measure(state, removed.MeasureId, _ => []),
        PlanMeasureSplit split => Measure(state, split.MeasureId, _ => split.Parts) with
        {
            Ever = state.Ever with { Measures = state.Ever.Measures + split.Parts.Count },
        },
        PlanConfirmed => state with { Status = PlanStatus.Confirmed, ConfirmedAt = at },
        _ => state,
    };

    private static PlanCounts CountsOf(IReadOnlyList<PlanProgramme> programmes)
    {
        var tasks = programmes.SelectMany(one => one.Tasks).ToList();
        return new PlanCounts(programmes.Count, tasks.Count, tasks.Sum(task => task.Measures.Count));
    }

    private static PlanState Programme(PlanState state, string id, Func<PlanProgramme, PlanProgramme> change) =>
        state with { Programmes = [.. state.Programmes.Select(one => one.Id == id ? change(one) : one)] };

    private static PlanState Task(PlanState state, string id, Func<PlanTask, PlanTask> change) => state with
    {
        Programmes =
        [
            .. state.Programmes.Select(programme => programme.Tasks.Any(task => task.Id == id)
                ? programme with { Tasks = [.. programme.Tasks.Select(task => task.Id == id ? change(task) : task)] }
                : programme),
        ],
    };

    private static PlanState Measure(PlanState state, string id, Func<PlanMeasure, IReadOnlyList<PlanMeasure>> change) =>
        state.Tasks.FirstOrDefault(task => task.Measures.Any(measure => measure.Id == id)) is { } holder
            ? Task(state, holder.Id, task => task with
            {
                Measures = [.. task.Measures.SelectMany(measure => measure.Id == id ? change(measure) : [measure])],
            })
            : state;
}
