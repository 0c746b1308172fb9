using Workflow.Activities.Documents.Spreadsheets;

namespace Workflow.Activities.WorkPlans.Tables;

/// <summary>The columns of the task table (任务推进表).</summary>
internal static class PlanColumns
{
    public const string Programme = "重点工程";
    public const string Number = "任务编号";
    public const string Task = "任务";
    public const string Measure = "举措";
    public const string Responsible = "责任（牵头）单位";
    public const string Assisting = "配合单位";
    public const string Deadline = "完成时限";
    public const string Targets = "目标";
    public const string From = "原文";

    /// <summary>In the order of the sheet.</summary>
    public static IReadOnlyList<SheetColumn> All { get; } =
    [
        new(Programme, 22), new(Number, 9), new(Task, 24), new(Measure, 56), new(Responsible, 26), new(Assisting, 22),
        new(Deadline, 14), new(Targets, 28), new(From, 40),
    ];

    /// <summary>What other offices call them.</summary>
    private static readonly Dictionary<string, string> OtherTitles = new(StringComparer.Ordinal)
    {
        ["工程"] = Programme,
        ["工作任务"] = Task,
        ["重点任务"] = Task,
        ["工作举措"] = Measure,
        ["主要举措"] = Measure,
        ["具体举措"] = Measure,
        ["责任单位"] = Responsible,
        ["牵头单位"] = Responsible,
        ["协办单位"] = Assisting,
        ["时限"] = Deadline,
        ["完成时间"] = Deadline,
        ["工作目标"] = Targets,
        ["量化目标"] = Targets,
    };

    /// <summary>The column that a cell of a header names; null when it names none.</summary>
    public static string? Named(string header)
    {
        var title = string.Concat(header.Where(character => !char.IsWhiteSpace(character))).Replace('(', '（').Replace(')', '）');
        return All.Any(column => column.Title == title) ? title : OtherTitles.GetValueOrDefault(title);
    }

    /// <summary>Those without which there is no plan.</summary>
    public static IReadOnlyList<string> Required { get; } = [Programme, Task, Measure];
}
