using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Deciding;

/// <summary>What the office may do with a measure of a draft.</summary>
internal static class MeasureDecisions
{
    private const int MostParts = 20;

    /// <summary>Adds a measure to a task; where no more than its text is given, the text proposes the rest.</summary>
    public static IReadOnlyList<object> Add(PlanState state, string taskId, MeasureContent content, UnitBook book)
    {
        var task = PlanDecisions.RequireTask(state, taskId);
        var id = PlanDecisions.Id('m', state.Ever.Measures + 1);
        var text = PlanTexts.Measure(content.Text);
        return
        [
            new PlanMeasureAdded(task.Id, content.IsTextOnly
                ? Proposals.Measure(id, text, state.Drafted!.Year, book, from: null)
                : new PlanMeasure(
                    id, text, Units(content, [], book), Deadline(content, null), Targets(content, []), From: null, IsConfirmed: true)),
        ];
    }

    /// <summary>修改. What stays as it was proposed keeps the words it came from.</summary>
    public static IReadOnlyList<object> Correct(PlanState state, string measureId, MeasureContent content, UnitBook book)
    {
        var measure = Require(state, measureId);
        return
        [
            new PlanMeasureCorrected(
                measureId,
                PlanTexts.Measure(content.Text),
                content.Units is null ? measure.Units : Units(content, measure.Units, book),
                content.Deadline is null ? measure.Deadline : Deadline(content, measure.Deadline),
                content.Targets is null ? measure.Targets : Targets(content, measure.Targets)),
        ];
    }

    /// <summary>核对无误.</summary>
    public static IReadOnlyList<object> Confirm(PlanState state, IReadOnlyList<string> measureIds)
    {
        var open = measureIds.Distinct().Where(id => !Require(state, id).IsConfirmed).ToList();
        return open.Count == 0 ? [] : [new PlanMeasuresConfirmed(open)];
    }

    public static IReadOnlyList<object> Remove(PlanState state, string measureId) =>
        [new PlanMeasureRemoved(Require(state, measureId).Id)];

    /// <summary>拆分. Each part keeps the words of the notice that the whole came from, and its own text proposes anew.</summary>
    public static IReadOnlyList<object> Split(PlanState state, string measureId, IReadOnlyList<string> texts, UnitBook book)
    {
        var measure = Require(state, measureId);
        var parts = texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(PlanTexts.Measure).ToList();
        return parts.Count is >= 2 and <= MostParts
            ? [new PlanMeasureSplit(measureId, [.. parts.Select((text, i) => Proposals.Measure(
                PlanDecisions.Id('m', state.Ever.Measures + 1 + i), text, state.Drafted!.Year, book, measure.From))])]
            : throw Refusals.Invalid(
                "work-plan.split", "请写出拆分后的各条举措。", new FieldError("/parts", $"请写 2 至 {MostParts} 条举措，每行一条。"));
    }

    private static PlanMeasure Require(PlanState state, string measureId) =>
        PlanDecisions.RequireDraft(state).Measures.FirstOrDefault(measure => measure.Id == measureId)
        ?? throw Refusals.NotFound("work-plan.measure-unknown", "没有找到这条举措，它可能已被删除或拆分，请刷新后再试。");

    private static IReadOnlyList<PlanUnit> Units(MeasureContent content, IReadOnlyList<PlanUnit> before, UnitBook book) =>
    [
        .. (content.Units ?? []).DistinctBy(unit => unit.Code).Select((unit, i) => new PlanUnit(
            unit.Code,
            book.Find(unit.Code)?.Name ?? throw PlanTexts.Wrong($"/units/{i}/code", $"没有代码为“{unit.Code}”的单位。"),
            before.FirstOrDefault(known => known.Code == unit.Code)?.From,
            PlanUnitRoles.All.Contains(unit.Role) ? unit.Role : throw PlanTexts.Wrong($"/units/{i}/role", "请用 responsible 或 assisting。"))),
    ];

    private static PlanDeadline? Deadline(MeasureContent content, PlanDeadline? before) => content.Deadline switch
    {
        null or { Date: null, Recurrence: null } => null,
        { Recurrence: { } rhythm } when !PlanRecurrences.All.Contains(rhythm) =>
            throw PlanTexts.Wrong("/deadline/recurrence", $"请用 {string.Join('、', PlanRecurrences.All)} 之一。"),
        var said when before is not null && said.Date == before.Date && said.Recurrence == before.Recurrence => before,
        var said => new PlanDeadline(said.Date, said.Recurrence, null),
    };

    private static IReadOnlyList<PlanTarget> Targets(MeasureContent content, IReadOnlyList<PlanTarget> before) =>
    [
        .. (content.Targets ?? []).Select((target, i) => PlanTexts.Target(target, i)).Select(target => target with
        {
            From = before.FirstOrDefault(known => known with { From = null } == target)?.From,
        }),
    ];
}
