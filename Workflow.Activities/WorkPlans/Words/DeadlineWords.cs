using System.Globalization;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Words;

/// <summary>Deadlines as people write them into a cell or a field: 2026-12-31, 2026年12月31日, 年底前, 每半年.</summary>
internal static class DeadlineWords
{
    private static readonly (string Recurrence, string Word)[] Rhythms =
    [
        (PlanRecurrences.Weekly, "每周"), (PlanRecurrences.Monthly, "每月"), (PlanRecurrences.Quarterly, "每季度"),
        (PlanRecurrences.HalfYearly, "每半年"), (PlanRecurrences.Yearly, "每年"),
    ];

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>The deadline in words; empty where there is none.</summary>
    public static string Write(PlanDeadline? deadline) => string.Join(
        '、',
        new[]
        {
            Rhythms.FirstOrDefault(each => each.Recurrence == deadline?.Recurrence).Word,
            deadline?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }.Where(word => word is not null));

    /// <summary>What words say; an empty choice where there are none, null where they say nothing that is known.</summary>
    public static DeadlineChoice? Read(string text, int year)
    {
        var written = text.Trim();
        if (written.Length == 0)
        {
            return new DeadlineChoice();
        }

        DateOnly? date = null;
        string? rhythm = null;
        foreach (var word in written.Split(['、', '，', ',', '；', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DateOnly.TryParseExact(word, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                date = day;
            }
            else if (DeadlineProposals.In(word, year) is { } said)
            {
                (date, rhythm) = (said.Date ?? date, said.Recurrence ?? rhythm);
            }
            else
            {
                return null;
            }
        }

        return new DeadlineChoice(date, rhythm);
    }
}
