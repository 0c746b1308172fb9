using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.Reporting.Writing;

namespace Workflow.Host.Pages.Reporting;

/// <summary>What is written about one measure, as its form holds it: numbers as they were typed.</summary>
public sealed record EntryFields(string Progress, string Percent, IReadOnlyList<string> Values, string Problems, string NextSteps);

/// <summary>A report as its page's form holds it. The fields of the n-th measure end in its place: <c>progress-0</c>.</summary>
internal static class ReportForm
{
    /// <summary>The form of a report as it is kept.</summary>
    public static IReadOnlyList<EntryFields> Of(IReadOnlyList<EntryView> entries) =>
    [
        .. entries.Select(entry => new EntryFields(
            entry.Now.Progress ?? string.Empty,
            Typed(entry.Now.Percent),
            [.. entry.Measure.Targets.Select((_, at) => Typed(entry.Now.Values.ElementAtOrDefault(at)))],
            entry.Now.Problems ?? string.Empty,
            entry.Now.NextSteps ?? string.Empty)),
    ];

    /// <summary>Reads the posted form; whatever is written in it is kept.</summary>
    public static IReadOnlyList<EntryFields> Read(IFormCollection form, IReadOnlyList<EntryView> entries)
    {
        return
        [
            .. entries.Select((entry, at) => new EntryFields(
                Text($"progress-{at}"),
                Text($"percent-{at}"),
                [.. entry.Measure.Targets.Select((_, target) => Text($"value-{at}-{target}"))],
                Text($"problems-{at}"),
                Text($"next-{at}"))),
        ];

        string Text(string name) => form[name].ToString().Trim();
    }

    /// <summary>What the form says, and the fields that should be numbers and are none.</summary>
    public static (IReadOnlyList<EntryInput> Entries, IReadOnlyList<FieldError> Faults) Parse(
        IReadOnlyList<EntryFields> fields, IReadOnlyList<EntryView> entries, Func<int, string, string> fault)
    {
        var faults = new List<FieldError>();
        var read = fields.Select((each, at) => new EntryInput(
            entries[at].Measure.MeasureId,
            each.Progress,
            Number(each.Percent, at, "percent"),
            [.. each.Values.Select((value, target) => Number(value, at, $"values/{target}"))],
            each.Problems,
            each.NextSteps)).ToList();
        return (read, faults);

        decimal? Number(string typed, int at, string field)
        {
            var plain = typed.TrimEnd('%', '％').Trim();
            if (plain.Length == 0)
            {
                return null;
            }

            if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            faults.Add(new FieldError($"/entries/{at}/{field}", fault(at, typed)));
            return null;
        }
    }

    /// <summary>The id of the field that a pointer stands for; null when it has none.</summary>
    public static string? IdOf(string pointer) => pointer.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["entries", var at, "values", var target] => $"value-{at}-{target}",
        ["entries", var at, "nextSteps"] => $"next-{at}",
        ["entries", var at, var field] => $"{field}-{at}",
        ["reason"] => "reason",
        _ => null,
    };

    private static string Typed(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? string.Empty;
}
