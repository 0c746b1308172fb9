using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>Paragraphs of a letter in WordprocessingML.</summary>
internal static class DocxText
{
    private const int TwentiethsPerPoint = 20;

    /// <summary>A run of text.</summary>
    public static Run Run(
        string text, IReadOnlyList<string> fonts, int points, string? colour = null, bool isBold = false)
    {
        var properties = new RunProperties(new RunFonts
        {
            Ascii = fonts[0],
            HighAnsi = fonts[0],
            EastAsia = fonts[0],
            Hint = FontTypeHintValues.EastAsia,
        });
        if (isBold)
        {
            properties.Append(new Bold());
        }

        if (colour is not null)
        {
            properties.Append(new Color { Val = colour });
        }

        var size = (points * 2).ToString(CultureInfo.InvariantCulture);
        properties.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>A paragraph on the letter's lines.</summary>
    /// <param name="runs">What stands in it.</param>
    /// <param name="justification">Where.</param>
    /// <param name="isExact">Whether it keeps to lines of one height; larger characters need more.</param>
    /// <param name="indentation">How far from the edges.</param>
    /// <param name="staysWithNext">Whether no page may end behind it.</param>
    public static Paragraph Paragraph(
        IEnumerable<Run> runs,
        JustificationValues justification,
        bool isExact = true,
        Indentation? indentation = null,
        bool staysWithNext = false)
    {
        var properties = new ParagraphProperties();
        if (staysWithNext)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(Spacing(isExact));
        if (indentation is not null)
        {
            properties.Append(indentation);
        }

        properties.Append(new Justification { Val = justification });
        return new Paragraph([properties, .. runs]);
    }

    /// <summary>One line of text in 三号.</summary>
    public static Paragraph Line(string text, IReadOnlyList<string> fonts, JustificationValues justification) =>
        Paragraph([Run(text, fonts, LetterRules.TextSize)], justification);

    /// <summary>Empty lines.</summary>
    public static Paragraph Gap(int lines)
    {
        var run = Run(string.Empty, LetterRules.TextFonts, LetterRules.TextSize);
        for (var line = 1; line < lines; line++)
        {
            run.Append(new Break());
        }

        return Paragraph([run], JustificationValues.Left);
    }

    /// <summary>A paragraph of the text, two characters in; the title of a section in its own typeface.</summary>
    public static Paragraph Body(string text)
    {
        var title = LetterRules.SectionTitle(text) ?? string.Empty;
        var fonts = LetterRules.IsSection(text) ? LetterRules.SectionFonts : LetterRules.SubsectionFonts;
        List<Run> runs = [Run(text[title.Length..], LetterRules.TextFonts, LetterRules.TextSize)];
        if (title.Length > 0)
        {
            runs.Insert(0, Run(title, fonts, LetterRules.TextSize));
        }

        return Paragraph(runs, JustificationValues.Both, indentation: FirstLine());
    }

    /// <summary>A paragraph of plain text, two characters in.</summary>
    public static Paragraph Plain(string text) => Paragraph(
        [Run(text, LetterRules.TextFonts, LetterRules.TextSize)], JustificationValues.Both, indentation: FirstLine());

    /// <summary>A heading two characters in, which stays on the page of what it heads.</summary>
    public static Paragraph Heading(string text, IReadOnlyList<string> fonts, bool isBold) => Paragraph(
        [Run(text, fonts, LetterRules.TextSize, isBold: isBold)],
        JustificationValues.Both,
        indentation: FirstLine(),
        staysWithNext: true);

    /// <summary>A line two characters in.</summary>
    public static Paragraph Indented(string text) => Paragraph(
        [Run(text, LetterRules.TextFonts, LetterRules.TextSize)], JustificationValues.Left, indentation: FirstLine());

    /// <summary>A line some characters from the right edge.</summary>
    public static Paragraph FromRight(string text, double characters, bool staysWithNext) => Paragraph(
        [Run(text, LetterRules.TextFonts, LetterRules.TextSize)],
        JustificationValues.Right,
        indentation: new Indentation { Right = Twentieths(characters * LetterRules.TextSize) },
        staysWithNext: staysWithNext);

    /// <summary>Points as the format counts them.</summary>
    public static string Twentieths(double points) =>
        ((int)Math.Round(points * TwentiethsPerPoint)).ToString(CultureInfo.InvariantCulture);

    private static Indentation FirstLine() => new()
    {
        FirstLine = Twentieths(2 * LetterRules.TextSize),
        FirstLineChars = 200,
    };

    private static SpacingBetweenLines Spacing(bool isExact) => new()
    {
        Before = "0",
        After = "0",
        Line = isExact ? Twentieths(LetterRules.LineHeight) : "288",
        LineRule = isExact ? LineSpacingRuleValues.Exact : LineSpacingRuleValues.Auto,
    };
}
