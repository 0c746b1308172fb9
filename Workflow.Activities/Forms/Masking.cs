using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Activities.Forms;

/// <summary>Shortens personal values (脱敏) for people who need not know them.</summary>
internal static class Masking
{
    /// <summary>姓名: the family name's first character stays.</summary>
    public const string Name = "name";

    /// <summary>证件号码: the first and last four stay.</summary>
    public const string Id = "id";

    /// <summary>电话: the first three and last four stay.</summary>
    public const string Phone = "phone";

    /// <summary>住址: the start stays, up to district or county.</summary>
    public const string Address = "address";

    /// <summary>Anything else: nothing stays.</summary>
    public const string Text = "text";

    private const string Hidden = "****";
    private const int LongestDistrict = 12;

    public static string Mask(string kind, JsonNode value) =>
        value is JsonValue leaf && leaf.TryGetValue<string>(out var text)
            ? Mask(kind, text)
            : Hidden;

    public static string Mask(string kind, string text) => kind switch
    {
        Name => Keep(text, 1, 0),
        Id => Keep(text, 4, 4),
        Phone => Keep(text, 3, 4),
        Address => District(text),
        _ => Hidden,
    };

    // By code point, so that a rare character outside the basic plane is never cut in half.
    private static string Keep(string text, int first, int last)
    {
        var runes = text.EnumerateRunes().ToList();
        return runes.Count <= first + last
            ? new string('*', runes.Count)
            : Join(runes.Take(first)) + new string('*', runes.Count - first - last) + Join(runes.TakeLast(last));
    }

    private static string District(string text)
    {
        var end = text.IndexOfAny(['区', '县'], 0, Math.Min(text.Length, LongestDistrict));
        return end > 0 ? text[..(end + 1)] + Hidden : Hidden;
    }

    private static string Join(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));
}
