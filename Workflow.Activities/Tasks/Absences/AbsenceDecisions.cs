using System.Globalization;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Absences;

/// <summary>One deputy at a time, for days that are not over.</summary>
internal static class AbsenceDecisions
{
    public static IReadOnlyList<object> Plan(
        AbsenceState state, string clerk, string organisation, string deputy, DateOnly from, DateOnly until, DateOnly today)
    {
        FieldError[] wrong =
        [
            .. FieldError.When(deputy == clerk, "/deputy", "请选择本人以外的同事。"),
            .. FieldError.When(until < from, "/until", "结束日期不能早于开始日期。"),
            .. FieldError.When(until < today, "/until", "结束日期不能早于今天。"),
        ];
        if (wrong.Length > 0)
        {
            throw Refusals.Invalid("absence.invalid", "请按提示改正后重新提交。", wrong);
        }

        return state.Standing.FirstOrDefault(each => each.From <= until && each.Until >= from) is { } other
            ? throw Refusals.Conflict(
                "absence.overlaps",
                string.Create(CultureInfo.InvariantCulture, $"{other.From:yyyy-MM-dd} 至 {other.Until:yyyy-MM-dd} 已由 {other.Deputy} 代办，请先取消或改选日期。"))
            : [new AbsencePlanned($"{clerk}-{state.Planned.Count + 1}", clerk, organisation, deputy, from, until)];
    }

    public static IReadOnlyList<object> End(AbsenceState state, string id) =>
        state.Planned.All(each => each.AbsenceId != id) ? throw Refusals.NotFound("absence.unknown", "没有找到这次代办安排，请刷新后再试。")
        : state.Ended.Contains(id) ? []
        : [new AbsenceEnded(id)];
}
