namespace Workflow.Activities.WorkPlans;

/// <summary>拟订: a plan was drawn up: imported, or begun by hand with nothing in it.</summary>
internal sealed record PlanDrafted(
    string PlanId,
    string Title,
    int Year,
    string Source,
    string? Preface,
    string? Closing,
    IReadOnlyList<PlanProgramme> Programmes);

/// <summary>A programme was added at the end.</summary>
internal sealed record PlanProgrammeAdded(string ProgrammeId, string Title);

/// <summary>A programme has another title.</summary>
internal sealed record PlanProgrammeRenamed(string ProgrammeId, string Title);

/// <summary>A task was added at the end of a programme.</summary>
internal sealed record PlanTaskAdded(string ProgrammeId, string TaskId, int? Number, string Title);

/// <summary>A task has another number or title.</summary>
internal sealed record PlanTaskRenamed(string TaskId, int? Number, string Title);

/// <summary>An empty programme or task was taken out.</summary>
internal sealed record PlanPartRemoved(string PartId);

/// <summary>A measure was added at the end of a task.</summary>
internal sealed record PlanMeasureAdded(string TaskId, PlanMeasure Measure);

/// <summary>修改: the office put a measure right, and so has checked it.</summary>
internal sealed record PlanMeasureCorrected(
    string MeasureId,
    string Text,
    IReadOnlyList<PlanUnit> Units,
    PlanDeadline? Deadline,
    IReadOnlyList<PlanTarget> Targets);

/// <summary>核对: the office found measures right as they are.</summary>
internal sealed record PlanMeasuresConfirmed(IReadOnlyList<string> MeasureIds);

/// <summary>A measure was taken out.</summary>
internal sealed record PlanMeasureRemoved(string MeasureId);

/// <summary>A measure was split into several, which stand in its place.</summary>
internal sealed record PlanMeasureSplit(string MeasureId, IReadOnlyList<PlanMeasure> Parts);

/// <summary>确认: the plan is issued; its measures are fixed from now on.</summary>
internal sealed record PlanConfirmed;
