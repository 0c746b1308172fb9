using System.Globalization;

namespace Workflow.Host.Pages.Forms;

/// <summary>Days as browsers' date fields hold them.</summary>
internal static class DayInput
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The day; null when it is none.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as the field holds it.</summary>
    public static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
