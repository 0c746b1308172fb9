using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.WorkPlans.Deciding;

/// <summary>What can stand in a plan, and what to do where it cannot.</summary>
internal static class PlanTexts
{
    public const int LongestTitle = 200;
    public const int LongestMeasure = 2000;
    private const int LongestName = 200;

    public static string Title(string title) => Text(title, "/title", "标题", LongestTitle);

    public static string Measure(string text) => Text(text, "/text", "举措内容", LongestMeasure);

    public static int? Number(int? number) => number is null or (>= 1 and <= 999)
        ? number
        : throw Wrong("/number", "任务编号请填写 1 至 999 的整数，没有编号请留空。");

    public static int Year(int year) => year is >= 2000 and <= 2099
        ? year
        : throw Wrong("/year", "年份请填写四位数字，例如 2026。");

    /// <summary>A target that can be kept, without the words it came from.</summary>
    public static PlanTarget Target(PlanTarget target, int i) => target switch
    {
        _ when !PlanComparisons.All.Contains(target.Comparison) =>
            throw Wrong($"/targets/{i}/comparison", $"请用 {string.Join(' ', PlanComparisons.All)} 之一。"),
        _ when Math.Abs(target.Value) > 1_000_000_000_000 => throw Wrong($"/targets/{i}/value", "目标值过大，请检查。"),
        _ => target with
        {
            Name = Text(target.Name, $"/targets/{i}/name", "目标名称", LongestName),
            Unit = string.IsNullOrWhiteSpace(target.Unit) ? string.Empty : Text(target.Unit, $"/targets/{i}/unit", "单位", 20),
            From = null,
        },
    };

    public static RefusalException Wrong(string field, string message) =>
        Refusals.Invalid("work-plan.invalid", "填写的内容有误，请按提示改正。", new FieldError(field, message));

    private static string Text(string? given, string field, string label, int longest) => given?.Trim() switch
    {
        null or "" => throw Wrong(field, $"请填写{label}。"),
        { } text when text.Length > longest => throw Wrong(field, $"{label}过长，请不超过 {longest} 个字。"),
        { } text when StorableCheck.Problem(text) is { } problem => throw Wrong(field, problem),
        var text => text,
    };
}
