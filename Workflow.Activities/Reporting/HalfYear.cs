using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Reporting;

/// <summary>报送期: half a year that is reported on.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Half">1 上半年, 2 下半年.</param>
public sealed partial record HalfYear(int Year, int Half)
{
    /// <summary>Code within its year: <c>h1</c>, <c>h2</c>.</summary>
    [JsonIgnore]
    public string Code => string.Create(CultureInfo.InvariantCulture, $"h{Half}");

    /// <summary>What people call it: <c>2026年上半年</c>.</summary>
    [JsonIgnore]
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Year}年{(Half == 1 ? "上半年" : "下半年")}");

    /// <summary>The half whose end is nearest: reports are asked for shortly before it or soon after.</summary>
    public static HalfYear NearestTo(DateOnly day) => day.Month switch
    {
        <= 3 => new HalfYear(day.Year - 1, 2),
        <= 9 => new HalfYear(day.Year, 1),
        _ => new HalfYear(day.Year, 2),
    };

    /// <summary>The half that a code names in a year; null when it names none.</summary>
    public static HalfYear? Read(int year, string? code) => code is not null && Form().IsMatch(code)
        ? new HalfYear(year, code[1] - '0')
        : null;

    [GeneratedRegex(@"^h[12]\z")]
    private static partial Regex Form();
}
