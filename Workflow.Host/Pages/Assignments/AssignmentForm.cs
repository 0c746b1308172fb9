using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Activities.Assignments;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;

namespace Workflow.Host.Pages.Assignments;

/// <summary>Reads what the forms of an assignment send.</summary>
internal static partial class AssignmentForm
{
    /// <summary>Milestones, one a line: a day and a title.</summary>
    public static string Lines(IReadOnlyList<MilestoneView> milestones) => string.Join(
        '\n', milestones.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.On:yyyy-MM-dd} {each.Title}")));

    /// <summary>The milestones of some lines; a line without a day is one without a day.</summary>
    public static IReadOnlyList<MilestoneEntry> Milestones(string lines) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => Line().Match(line) is { Success: true } match
                ? new MilestoneEntry(match.Groups["title"].Value.Trim(), DayText.Read(match.Groups["day"].Value))
                : new MilestoneEntry(line, null)),
    ];

    /// <summary>A feedback.</summary>
    /// <exception cref="RefusalException">A number or a day is none.</exception>
    public static FeedbackEntry Feedback(IFormCollection form, int targets)
    {
        return new FeedbackEntry(
            Text("words"),
            Text("percent") is { Length: > 0 } percent ? (int)Number(percent, "/percent", "进度请填写 0 至 100 的整数。", NumberStyles.None) : null,
            Text("on") is { Length: > 0 } on ? Day(on, "/on", "数值日期请写成 2026-06-30 的样子。") : null,
            [
                .. Enumerable.Range(1, targets).Where(target => Text($"value-{target}").Length > 0).Select(target => new MeasuredValue(
                    target, Number(Text($"value-{target}"), "/values", $"第 {target} 项目标请只填写数字，不写单位。", NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign))),
            ],
            [.. form["reached"].OfType<string>().Select(each => int.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)]);

        string Text(string name) => form[name].ToString().Trim();
    }

    /// <summary>A day that was written.</summary>
    /// <exception cref="RefusalException">It is none.</exception>
    public static DateOnly Day(string text, string field, string message) => DayText.Read(text) ?? throw Wrong(field, message);

    private static decimal Number(string text, string field, string message, NumberStyles styles) =>
        decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : throw Wrong(field, message);

    private static RefusalException Wrong(string field, string message) =>
        new(RefusalKind.Invalid, "assignment.form", message, [new FieldError(field, message)]);

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})[\s,，、：:]+(?<title>.+)$")]
    private static partial Regex Line();
}
