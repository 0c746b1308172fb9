using System.Globalization;
using Workflow.Activities.Common;

namespace Workflow.Activities.WorkPlans.Deciding;

/// <summary>What the office may do with a plan's parts and with the plan itself, while it is a draft.</summary>
internal static class PlanDecisions
{
    public static IReadOnlyList<object> Draft(PlanState state, string planId, string source, PlanDraft draft) =>
        state.Drafted is null
            ? [new PlanDrafted(planId, draft.Title, draft.Year, source, draft.Preface, draft.Closing, draft.Programmes)]
            : throw Refusals.Conflict("work-plan.exists", "这份工作要点已经存在。");

    public static IReadOnlyList<object> AddProgramme(PlanState state, string title) =>
        [new PlanProgrammeAdded(Id('p', RequireDraft(state).Ever.Programmes + 1), PlanTexts.Title(title))];

    public static IReadOnlyList<object> RenameProgramme(PlanState state, string programmeId, string title) =>
        PlanTexts.Title(title) is var to && RequireProgramme(state, programmeId).Title == to
            ? []
            : [new PlanProgrammeRenamed(programmeId, to)];

    public static IReadOnlyList<object> AddTask(PlanState state, string programmeId, int? number, string title) =>
    [
        new PlanTaskAdded(
            RequireProgramme(state, programmeId).Id, Id('t', state.Ever.Tasks + 1), PlanTexts.Number(number), PlanTexts.Title(title)),
    ];

    public static IReadOnlyList<object> RenameTask(PlanState state, string taskId, int? number, string title)
    {
        var task = RequireTask(state, taskId);
        var to = PlanTexts.Title(title);
        return task.Title == to && task.Number == number ? [] : [new PlanTaskRenamed(taskId, PlanTexts.Number(number), to)];
    }

    /// <summary>Takes out a programme or task that has nothing in it any more.</summary>
    public static IReadOnlyList<object> RemovePart(PlanState state, string partId)
    {
        _ = RequireDraft(state);
        var isEmpty = state.Programmes.FirstOrDefault(each => each.Id == partId) is { } programme
            ? programme.Tasks.Count == 0
            : RequireTask(state, partId).Measures.Count == 0;
        return isEmpty
            ? [new PlanPartRemoved(partId)]
            : throw Refusals.Conflict("work-plan.part-not-empty", "其中还有内容，不能删除。请先删除其下的任务或举措。");
    }

    /// <summary>确认. Measures nobody has checked hold it up, unless the office says that it takes them as they are.</summary>
    public static IReadOnlyList<object> Confirm(PlanState state, bool includeUnchecked)
    {
        if (state.Status == PlanStatus.Confirmed)
        {
            return [];
        }

        var open = state.Measures.Where(measure => !measure.IsConfirmed).Select(measure => measure.Id).ToList();
        if (!state.Measures.Any())
        {
            throw Refusals.Conflict("work-plan.empty", "还没有任何举措，不能确认。请先补充任务和举措。");
        }

        return open.Count == 0 ? [new PlanConfirmed()]
            : includeUnchecked ? [new PlanMeasuresConfirmed(open), new PlanConfirmed()]
            : throw new RefusalException(
                RefusalKind.Conflict,
                "work-plan.unchecked",
                $"还有 {open.Count} 条举措没有核对。请逐条核对，或选择将它们按现有内容一并确认。",
                [new FieldError("/includeUnchecked", "如将未核对的举措按现有内容一并确认，请设为 true。")]);
    }

    internal static PlanState RequireDraft(PlanState state) => state.Status == PlanStatus.Confirmed
        ? throw Refusals.Conflict("work-plan.confirmed", "工作要点已经确认，内容不能再修改。")
        : state;

    internal static PlanTask RequireTask(PlanState state, string taskId) =>
        RequireDraft(state).Tasks.FirstOrDefault(task => task.Id == taskId)
        ?? throw Refusals.NotFound("work-plan.part-unknown", "没有找到这项任务，它可能已被删除，请刷新后再试。");

    internal static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static PlanProgramme RequireProgramme(PlanState state, string programmeId) =>
        RequireDraft(state).Programmes.FirstOrDefault(programme => programme.Id == programmeId)
        ?? throw Refusals.NotFound("work-plan.part-unknown", "没有找到这项重点工程，它可能已被删除，请刷新后再试。");
}
