using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Notices;

/// <summary>Fills the <c>{{names}}</c> of a notice's title and paragraphs.</summary>
internal static partial class NoticeWording
{
    /// <summary>Names that every notice can fill.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["authority", "unit", "matter", "requirement", "person", "deadline", "basis"];

    /// <summary>Names in a text, each once.</summary>
    public static IReadOnlyList<string> NamesIn(IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => Placeholder().Matches(text)).Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What the names stand for.</summary>
    /// <param name="content">The notice.</param>
    /// <param name="authority">发文机关.</param>
    /// <param name="unit">Name of the addressed unit.</param>
    /// <param name="person">Responsible person in clear; null when erased or not named.</param>
    public static Dictionary<string, string> Values(
        NoticeContent content, string authority, string unit, string? person) =>
        new(content.Values, StringComparer.Ordinal)
        {
            ["authority"] = authority,
            ["unit"] = unit,
            ["matter"] = content.Matter.Text,
            ["requirement"] = content.Requirement.TrimEnd('。', '；', '.', ';'),
            ["person"] = person ?? "单位主要负责人",
            ["deadline"] = Day(content.Deadline),
            ["basis"] = content.Basis,
        };

    /// <summary>A text with its names filled; a name nobody fills stays as it is written, so that it is seen.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary>A day as official letters write it: <c>2026年3月2日</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    [GeneratedRegex("\\{\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*\\}\\}")]
    private static partial Regex Placeholder();
}
