using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Activities.WorkPlans.Words;

namespace Workflow.Activities.WorkPlans;

/// <summary>工作要点列表: the plans of the caller's tenant, the newest year first.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Year">Only plans of this year.</param>
/// <param name="Status"><c>draft</c> or <c>confirmed</c>; null for all.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListPlans(Caller Caller, int? Year = null, string? Status = null, int Skip = 0, int Take = 50)
    : IRequest<Page<PlanSummary>>;

/// <summary>One plan; refused as not found when it is not the tenant's.</summary>
public sealed record GetPlan(Caller Caller, string Id) : IRequest<PlanView>;

/// <summary>One measure of a plan, in words that a form can show.</summary>
public sealed record GetMeasure(Caller Caller, string Id, string MeasureId) : IRequest<MeasureView>;

/// <summary>A measure with what a form needs around it.</summary>
/// <param name="Plan">Its plan.</param>
/// <param name="Task">Its task.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Words">The measure in words.</param>
/// <param name="UnitNames">Names of the units it can be given to.</param>
public sealed record MeasureView(
    PlanView Plan, PlanTask Task, PlanMeasure Measure, MeasureWords Words, IReadOnlyList<string> UnitNames);

/// <summary>任务推进表: the plan as a workbook.</summary>
public sealed record ExportPlan(Caller Caller, string Id) : IRequest<SentFile>;

/// <summary>导入: a notice (docx, plain text) or a task table (xlsx) becomes a draft.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Content">The file.</param>
/// <param name="FileName">Its name, which a task table may be called by; null when unknown.</param>
/// <param name="Year">The plan's year where the file does not say it.</param>
public sealed record ImportPlan(CommandContext Context, ReadOnlyMemory<byte> Content, string? FileName, int? Year)
    : IRequest<PlanView>;

/// <summary>手工拟订: a plan with nothing in it yet.</summary>
public sealed record DraftPlan(CommandContext Context, string Title, int Year) : IRequest<PlanView>;

/// <summary>A change of one plan.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The plan.</param>
/// <param name="Change">What is done.</param>
public sealed record ChangePlan(CommandContext Context, string Id, PlanChange Change) : IRequest<PlanReceipt>;

/// <summary>What the office does with a plan.</summary>
public abstract record PlanChange;

/// <summary>Adds a programme at the end.</summary>
public sealed record AddProgramme(string Title) : PlanChange;

/// <summary>Gives a programme another title.</summary>
public sealed record RenameProgramme(string ProgrammeId, string Title) : PlanChange;

/// <summary>Adds a task at the end of a programme.</summary>
public sealed record AddPlanTask(string ProgrammeId, int? Number, string Title) : PlanChange;

/// <summary>Gives a task another number and title.</summary>
public sealed record RenamePlanTask(string TaskId, int? Number, string Title) : PlanChange;

/// <summary>Takes out an empty programme or task.</summary>
public sealed record RemovePart(string PartId) : PlanChange;

/// <summary>Adds a measure at the end of a task.</summary>
public sealed record AddMeasure(string TaskId, MeasureContent Content) : PlanChange;

/// <summary>修改举措.</summary>
public sealed record CorrectMeasure(string MeasureId, MeasureContent Content) : PlanChange;

/// <summary>修改举措, as words of a form.</summary>
public sealed record CorrectMeasureInWords(string MeasureId, MeasureWords Words) : PlanChange;

/// <summary>核对无误.</summary>
public sealed record ConfirmMeasures(IReadOnlyList<string> MeasureIds) : PlanChange;

/// <summary>Takes a measure out.</summary>
public sealed record RemoveMeasure(string MeasureId) : PlanChange;

/// <summary>拆分举措.</summary>
public sealed record SplitMeasure(string MeasureId, IReadOnlyList<string> Parts) : PlanChange;

/// <summary>确认工作要点.</summary>
/// <param name="IncludeUnchecked">Whether measures that nobody has checked are taken as they are.</param>
public sealed record ConfirmPlan(bool IncludeUnchecked) : PlanChange;
