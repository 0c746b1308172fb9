using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Activities.WorkPlans.Proposing;
using Workflow.Activities.WorkPlans.Reading;
using Workflow.Activities.WorkPlans.Words;

namespace Workflow.Activities.WorkPlans.Tables;

/// <summary>Builds the tree of a task table row by row, noting what cannot be read.</summary>
internal sealed class PlanTableTree(
    IReadOnlyDictionary<string, int> columns,
    int year,
    UnitBook book,
    List<FieldError> errors)
{
    private readonly List<PlanProgramme> programmes = [];
    private readonly List<PlanTask> tasks = [];
    private int programmeCount;
    private int taskCount;
    private int measureCount;

    /// <summary>The programmes so far.</summary>
    public IReadOnlyList<PlanProgramme> Programmes => programmes;

    /// <summary>Takes a row.</summary>
    public void Take(SheetRow row)
    {
        Programme(row);
        Task(row);
        var text = Text(row, PlanColumns.Measure);
        if (text.Length > PlanTexts.LongestMeasure)
        {
            Wrong(row, PlanColumns.Measure, $"内容过长，请不超过 {PlanTexts.LongestMeasure} 个字");
        }
        else if (text.Length > 0 && tasks.Count > 0)
        {
            var measure = Measure(row, text);
            tasks[^1] = tasks[^1] with { Measures = [.. tasks[^1].Measures, measure] };
            programmes[^1] = programmes[^1] with { Tasks = [.. tasks] };
        }
        else if (text.Length == 0 && Says(row, PlanColumns.Responsible, PlanColumns.Assisting, PlanColumns.Deadline, PlanColumns.Targets))
        {
            Wrong(row, PlanColumns.Measure, "没有写举措，这一行的单位、时限和目标无处可放");
        }
    }

    private void Programme(SheetRow row)
    {
        var title = Text(row, PlanColumns.Programme);
        if (title.Length > 0 && (programmes.Count == 0 || programmes[^1].Title != title))
        {
            Short(row, PlanColumns.Programme, title);
            tasks.Clear();
            programmes.Add(new PlanProgramme(PlanDecisions.Id('p', PlanSize.Next(ref programmeCount)), title, null, []));
        }
        else if (programmes.Count == 0)
        {
            Wrong(row, PlanColumns.Programme, "第一行须写明重点工程");
            programmes.Add(new PlanProgramme("p0", string.Empty, null, []));
        }
    }

    private void Task(SheetRow row)
    {
        var title = Text(row, PlanColumns.Task);
        var number = Number(row);
        if (title.Length > 0 && (tasks.Count == 0 || tasks[^1].Title != title || (number is not null && tasks[^1].Number != number)))
        {
            Short(row, PlanColumns.Task, title);
            tasks.Add(new PlanTask(PlanDecisions.Id('t', PlanSize.Next(ref taskCount)), number, title, null, []));
            programmes[^1] = programmes[^1] with { Tasks = [.. tasks] };
        }
        else if (tasks.Count == 0 && Text(row, PlanColumns.Measure).Length > 0)
        {
            Wrong(row, PlanColumns.Task, "重点工程的第一行须写明任务");
        }
    }

    private PlanMeasure Measure(SheetRow row, string text)
    {
        var (responsible, assisting) = (Units(row, PlanColumns.Responsible), Units(row, PlanColumns.Assisting));
        var units = Named(responsible, row, PlanColumns.Responsible, PlanUnitRoles.Responsible)
            .Concat(Named(assisting, row, PlanColumns.Assisting, PlanUnitRoles.Assisting))
            .DistinctBy(unit => unit.Code);
        var from = Text(row, PlanColumns.From);
        return new PlanMeasure(
            PlanDecisions.Id('m', PlanSize.Next(ref measureCount)), text, [.. units], Deadline(row), Targets(row), from.Length > 0 ? from : null);
    }

    private IReadOnlyList<KnownUnit> Units(SheetRow row, string column)
    {
        var (units, unknown) = UnitWords.Read(Text(row, column), book);
        if (unknown.Count > 0)
        {
            Wrong(row, column, $"没有找到单位“{Quotation.Of(string.Join('、', unknown))}”，请用单位全称或简称，用顿号隔开");
        }

        return units;
    }

    /// <summary>In a table the cell's own words are what a unit came from.</summary>
    private IEnumerable<PlanUnit> Named(IReadOnlyList<KnownUnit> units, SheetRow row, string column, string role) =>
        units.Select(unit => new PlanUnit(unit.Code, unit.Name, Text(row, column), role));

    private PlanDeadline? Deadline(SheetRow row)
    {
        var text = Text(row, PlanColumns.Deadline);
        var said = IsDate(row) is { } day ? new DeadlineChoice(day) : DeadlineWords.Read(text, year);
        if (said is null)
        {
            Wrong(row, PlanColumns.Deadline, $"时限“{Quotation.Of(text)}”看不明白，请写日期（如 {year}-12-31）、年底前或每半年等");
        }

        return said is null or { Date: null, Recurrence: null } ? null : new PlanDeadline(said.Date, said.Recurrence, text);
    }

    private IReadOnlyList<PlanTarget> Targets(SheetRow row)
    {
        var text = Text(row, PlanColumns.Targets);
        var (targets, unknown) = TargetWords.Read(text);
        if (unknown.Count > 0)
        {
            Wrong(row, PlanColumns.Targets, $"目标“{Quotation.Of(unknown[0])}”看不明白，请每行写一个，如“专网整合率 >= 50%”");
        }

        return [.. targets.Select(target => target with { From = text })];
    }

    private int? Number(SheetRow row)
    {
        var text = Text(row, PlanColumns.Number);
        if (text.Length == 0)
        {
            return null;
        }

        if (ChineseNumber.Read(text.TrimEnd('.', '、')) is { } number && number is >= 1 and <= 999 && number == (int)number)
        {
            return (int)number;
        }

        Wrong(row, PlanColumns.Number, $"编号“{Quotation.Of(text)}”须为 1 至 999 的整数");
        return null;
    }

    /// <summary>A cell formatted as a date holds the days since the end of 1899.</summary>
    private DateOnly? IsDate(SheetRow row) =>
        columns.TryGetValue(PlanColumns.Deadline, out var column)
        && row.Cells.GetValueOrDefault(column) is { IsNumber: true, Text: var text }
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
        && days is > 36_525 and < 73_050
            ? DateOnly.FromDateTime(DateTime.FromOADate(days))
            : null;

    private void Short(SheetRow row, string column, string title)
    {
        if (title.Length > PlanTexts.LongestTitle)
        {
            Wrong(row, column, $"内容过长，请不超过 {PlanTexts.LongestTitle} 个字");
        }
    }

    private bool Says(SheetRow row, params string[] names) => names.Any(name => Text(row, name).Length > 0);

    private string Text(SheetRow row, string column) =>
        columns.TryGetValue(column, out var at) ? row.Text(at).ReplaceLineEndings("\n") : string.Empty;

    private void Wrong(SheetRow row, string column, string what)
    {
        var cell = SheetWriter.NameOf(columns.GetValueOrDefault(column)) + row.Number.ToString(CultureInfo.InvariantCulture);
        errors.Add(new FieldError(cell, $"第 {row.Number} 行“{column}”（{cell}）：{what}。"));
    }
}
