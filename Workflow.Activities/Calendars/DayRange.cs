using System.Globalization;

namespace Workflow.Activities.Calendars;

/// <summary>Days from one to another, both included; written <c>2026-01-01/2026-01-03</c> (ISO 8601).</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public readonly record struct DayRange(DateOnly From, DateOnly Until)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>How many days it has.</summary>
    public int Length => Until.DayNumber - From.DayNumber + 1;

    /// <summary>Its days.</summary>
    public IEnumerable<DateOnly> Days
    {
        get
        {
            for (var day = From; day <= Until; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }

    /// <summary>Reads a range, or a single day.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DayRange Parse(string text)
    {
        var ends = text.Split('/');
        return new DayRange(Day(ends[0]), Day(ends[^1]));
    }

    /// <summary>Reads a day.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    /// <summary>A day as it is written.</summary>
    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => $"{Text(From)}/{Text(Until)}";
}
