using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Workflow.Host.Api.Demo;

/// <summary>ISO 8601 durations of fixed length: weeks, days, hours, minutes, seconds. Months and years have none.</summary>
internal static partial class IsoDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>The span, or null when the text is no positive duration of at most ten years.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var span = TimeSpan.FromDays((7L * Part("w")) + Part("d"))
            + TimeSpan.FromHours(Part("h"))
            + TimeSpan.FromMinutes(Part("m"))
            + TimeSpan.FromSeconds(Part("s"));
        return span > TimeSpan.Zero && span <= Longest ? span : null;

        int Part(string name) => match.Groups[name] is { Success: true } group
            ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>The text of a span.</summary>
    public static string Format(TimeSpan span) => XmlConvert.ToString(span);

    [GeneratedRegex(
        @"^P(?=.)(?:(?<w>\d{1,5})W)?(?:(?<d>\d{1,5})D)?(?:T(?=.)(?:(?<h>\d{1,7})H)?(?:(?<m>\d{1,7})M)?(?:(?<s>\d{1,7})S)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
