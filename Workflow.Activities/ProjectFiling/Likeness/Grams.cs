using System.Text;
using System.Text.RegularExpressions;
using Workflow.Activities.Identity;

namespace Workflow.Activities.ProjectFiling.Likeness;

/// <summary>
/// Runs of neighbouring characters, by which texts without spaces between their words are compared. Width, case, punctuation
/// and spaces do not count; in names, neither do places and the words that every project's name holds.
/// </summary>
internal static partial class Grams
{
    private static readonly Regex Places = new(
        string.Join('|', Divisions.All.Values.OrderByDescending(name => name.Length).Select(Regex.Escape)),
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>Pairs of a name; of its own words alone, unless it has none.</summary>
    public static IReadOnlySet<string> OfName(string name)
    {
        var plain = Plain(name);
        var own = Common().Replace(Places.Replace(plain, string.Empty), string.Empty);
        return Of(own.Length > 0 ? own : plain, 2);
    }

    /// <summary>Triples of a longer text.</summary>
    public static IReadOnlySet<string> OfText(string text) => Of(Plain(text), 3);

    /// <summary>A text as it is compared.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Shared runs as a part of all, 0 to 1 (Sørensen–Dice).</summary>
    public static double Dice(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * Shared(one, other) / (one.Count + other.Count);

    /// <summary>Shared runs as a part of the shorter text, 0 to 1: a text taken over into a longer one counts in full.</summary>
    public static double Containment(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : (double)Shared(one, other) / Math.Min(one.Count, other.Count);

    private static int Shared(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count <= other.Count ? one.Count(other.Contains) : other.Count(one.Contains);

    private static HashSet<string> Of(string text, int length) => text.Length < length
        ? text.Length == 0 ? [] : [text]
        : [.. Enumerable.Range(0, text.Length - length + 1).Select(at => text.Substring(at, length))];

    [GeneratedRegex("项目|工程|建设|采购|全省|全市|全县|全区|[一二三四五六七八九十]期|20[0-9]{2}年?度?")]
    private static partial Regex Common();
}
