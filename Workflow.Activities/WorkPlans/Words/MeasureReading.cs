using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Words;

/// <summary>Writes measures in words and reads them back, telling everything that is wrong at once.</summary>
internal static class MeasureReading
{
    /// <summary>A measure in words.</summary>
    public static MeasureWords Write(PlanMeasure measure, UnitBook book) => new(
        measure.Text,
        Units(measure, PlanUnitRoles.Responsible, book),
        Units(measure, PlanUnitRoles.Assisting, book),
        DeadlineWords.Write(measure.Deadline),
        TargetWords.Write(measure.Targets));

    /// <summary>What words say.</summary>
    /// <exception cref="RefusalException">Some of them say nothing that is known; the fields say which.</exception>
    public static MeasureContent Read(MeasureWords words, int year, UnitBook book)
    {
        var errors = new List<FieldError>();
        var responsible = Units(words.Responsible, "/responsible", PlanUnitRoles.Responsible, book, errors);
        var assisting = Units(words.Assisting, "/assisting", PlanUnitRoles.Assisting, book, errors);
        var deadline = DeadlineWords.Read(words.Deadline, year);
        if (deadline is null)
        {
            errors.Add(new FieldError("/deadline", $"完成时限“{Quotation.Of(words.Deadline)}”看不明白，请写日期（如 {year}-12-31）、年底前或每半年等。"));
        }

        var (targets, unknown) = TargetWords.Read(words.Targets);
        errors.AddRange(unknown.Select(line => new FieldError("/targets", $"目标“{Quotation.Of(line)}”看不明白，请每行写一个，如“专网整合率 >= 50%”。")));
        return errors.Count == 0
            ? new MeasureContent(words.Text, [.. responsible.Concat(assisting).DistinctBy(unit => unit.Code)], deadline, targets)
            : throw Refusals.Invalid("work-plan.invalid", $"有 {errors.Count} 处需要修改。", errors);
    }

    private static string Units(PlanMeasure measure, string role, UnitBook book) =>
        UnitWords.Write([.. measure.Units.Where(unit => unit.Role == role)], book);

    private static IEnumerable<UnitChoice> Units(string text, string field, string role, UnitBook book, List<FieldError> errors)
    {
        var (units, unknown) = UnitWords.Read(text, book);
        errors.AddRange(unknown.Select(name => new FieldError(field, $"没有找到单位“{Quotation.Of(name)}”，请用单位全称或简称，用顿号隔开。")));
        return units.Select(unit => new UnitChoice(unit.Code, role));
    }
}
