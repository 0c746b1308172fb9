using System.Globalization;

namespace Workflow.Activities.Documents.Letters;

/// <summary>Measures and typefaces of GB/T 9704-2012 (党政机关公文格式), the same for every way to set a letter.</summary>
internal static class LetterRules
{
    /// <summary>天头, top margin (mm); A4, text area 156 mm by 225 mm (5.2.1).</summary>
    public const int Top = 37;

    /// <summary>订口, left margin (mm).</summary>
    public const int Left = 28;

    /// <summary>Right margin (mm): what is left of 210 mm.</summary>
    public const int Right = 26;

    /// <summary>Bottom margin (mm): what is left of 297 mm.</summary>
    public const int Bottom = 35;

    /// <summary>三号 (pt): text, number, signature.</summary>
    public const int TextSize = 16;

    /// <summary>二号 (pt): title.</summary>
    public const int TitleSize = 22;

    /// <summary>四号 (pt): what stands under the letter, and page numbers.</summary>
    public const int SmallSize = 14;

    /// <summary>22 lines on 225 mm (pt).</summary>
    public const double LineHeight = 28.95;

    /// <summary>Red of head and line.</summary>
    public const string Red = "E60000";

    /// <summary>小标宋: head and title. The first that is installed is used.</summary>
    public static IReadOnlyList<string> TitleFonts { get; } =
        ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "宋体", "SimSun", "Noto Serif CJK SC"];

    /// <summary>仿宋: the text.</summary>
    public static IReadOnlyList<string> TextFonts { get; } =
        ["仿宋_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC"];

    /// <summary>黑体: first-level sections and marks.</summary>
    public static IReadOnlyList<string> SectionFonts { get; } = ["黑体", "SimHei", "STHeiti", "Noto Sans CJK SC"];

    /// <summary>楷体: second-level sections.</summary>
    public static IReadOnlyList<string> SubsectionFonts { get; } =
        ["楷体_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC"];

    /// <summary>宋体: page numbers.</summary>
    public static IReadOnlyList<string> PageFonts { get; } = ["宋体", "SimSun", "Noto Serif CJK SC"];

    /// <summary>The head is as large as its line allows, and never larger than 22 mm by 15 mm a character (7.2.4).</summary>
    public static int HeadSize(string head) => Math.Clamp(438 / Math.Max(1, head.Length), 26, 52);

    /// <summary>
    /// Pages that a letter surely fills, so that what stands at the foot of the last one can be put there; 0 when its end
    /// is too near the end of a page to be sure.
    /// </summary>
    public static int Pages(Letter letter)
    {
        const int LinesOfPage = 22;
        const int CharactersOfLine = 28;
        const int Unsure = 2;
        const int Frame = 15;
        var text = letter.Paragraphs.Sum(paragraph => (paragraph.Length + 2 + CharactersOfLine) / CharactersOfLine);
        var title = letter.Title.Length / 20;
        var attachments = letter.Attachments.Count > 0 ? letter.Attachments.Count + 1 : 0;
        var imprint = letter.CopiedTo.Count > 0 ? 2 + (letter.CopiedTo.Sum(name => name.Length) / 30) : 1;
        var lines = Frame + title + text + attachments + imprint;
        var left = lines % LinesOfPage;
        return left is > Unsure and < LinesOfPage - Unsure ? (lines / LinesOfPage) + 1 : 0;
    }

    /// <summary>成文日期 in Arabic numerals (7.3.5.4): <c>2026年3月2日</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>How far the signature stands from the right edge (characters), centred over the date, which stands four away.</summary>
    public static double SignatureIndent(string signature, string date)
    {
        // Numerals take half a character.
        var dateWidth = date.Sum(each => char.IsAsciiDigit(each) ? 0.5 : 1);
        return Math.Max(0, 4 + ((dateWidth - signature.Length) / 2));
    }

    /// <summary>What a section's paragraph begins with, to be set in its own typeface: up to the first stop; null for plain text.</summary>
    public static string? SectionTitle(string paragraph) =>
        IsSection(paragraph) || IsSubsection(paragraph) ? paragraph[..(paragraph.IndexOf('。', StringComparison.Ordinal) + 1)] : null;

    /// <summary>Whether a paragraph opens a first-level section: 一、…。</summary>
    public static bool IsSection(string paragraph) => Opens(paragraph, '、', 0);

    /// <summary>Whether a paragraph opens a second-level section: （一）…。</summary>
    public static bool IsSubsection(string paragraph) =>
        paragraph.StartsWith('（') && Opens(paragraph, '）', 1);

    private static bool Opens(string paragraph, char mark, int start)
    {
        var end = paragraph.IndexOf(mark, StringComparison.Ordinal);
        var stop = paragraph.IndexOf('。', StringComparison.Ordinal);
        return end > start && end - start <= 3 && stop > end && stop < 24
            && paragraph[start..end].All(each => "一二三四五六七八九十".Contains(each, StringComparison.Ordinal));
    }
}
