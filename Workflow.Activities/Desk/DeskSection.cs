namespace Workflow.Activities.Desk;

/// <summary>The four questions of the office's day.</summary>
public static class DeskSection
{
    /// <summary>已逾期: what others owe since yesterday or longer.</summary>
    public const string Overdue = "overdue";

    /// <summary>即将到期: what others owe within <see cref="SoonDays"/> days, today's included.</summary>
    public const string DueSoon = "due-soon";

    /// <summary>待审核.</summary>
    public const string ToReview = "to-review";

    /// <summary>待发出: what the office itself has to finish and send.</summary>
    public const string ToSend = "to-send";

    /// <summary>Days ahead that count as soon (our assumption: a week, so that no Monday hides the week's end).</summary>
    public const int SoonDays = 7;

    /// <summary>Every section, in the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Overdue, DueSoon, ToReview, ToSend];
}
