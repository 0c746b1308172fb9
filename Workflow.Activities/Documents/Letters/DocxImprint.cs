using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>版记: copies, printing authority and day between lines at the foot of the last page (7.4), in a frame of their own.</summary>
internal static class DocxImprint
{
    /// <summary>156 mm in twentieths of a point.</summary>
    private const int Width = 8844;

    private const int Indent = LetterRules.SmallSize * 20;

    /// <summary>The lines, and the paragraph that the frame belongs to.</summary>
    public static IEnumerable<OpenXmlElement> Of(Letter letter)
    {
        if (letter.Date is not { } day)
        {
            yield break;
        }

        if (letter.CopiedTo.Count > 0)
        {
            yield return Line($"抄送：{string.Join('，', letter.CopiedTo)}。", null);
        }

        yield return Line(letter.Signature, $"{LetterRules.Day(day)}印发");

        // A body ends with a paragraph; this one is as good as invisible.
        yield return new Paragraph(new ParagraphProperties(new SpacingBetweenLines
        {
            Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact,
        }));
    }

    private static Paragraph Line(string left, string? right)
    {
        var properties = new ParagraphProperties(
            new FrameProperties
            {
                Width = Width.ToString(CultureInfo.InvariantCulture),
                Wrap = TextWrappingValues.Around,
                VerticalPosition = VerticalAnchorValues.Margin,
                HorizontalPosition = HorizontalAnchorValues.Margin,
                XAlign = HorizontalAlignmentValues.Left,
                YAlign = VerticalAlignmentValues.Bottom,
            },
            new ParagraphBorders(Border<TopBorder>(8), Border<BottomBorder>(8), Border<BetweenBorder>(6)),
            new Tabs(new TabStop { Val = TabStopValues.Right, Position = Width - Indent }),
            new SpacingBetweenLines
            {
                Before = "0", After = "0", Line = DocxText.Twentieths(LetterRules.LineHeight - 5), LineRule = LineSpacingRuleValues.Exact,
            },
            new Indentation { Left = $"{Indent * 4}", Right = $"{Indent}", Hanging = $"{Indent * 3}" });
        var paragraph = new Paragraph(properties, DocxText.Run(left, LetterRules.TextFonts, LetterRules.SmallSize));
        if (right is not null)
        {
            var run = DocxText.Run(right, LetterRules.TextFonts, LetterRules.SmallSize);
            run.InsertBefore(new TabChar(), run.GetFirstChild<Text>());
            properties.Indentation = new Indentation { Left = $"{Indent}", Right = $"{Indent}" };
            paragraph.Append(run);
        }

        return paragraph;
    }

    private static T Border<T>(uint eighths)
        where T : BorderType, new() =>
        new() { Val = BorderValues.Single, Size = eighths, Color = "000000", Space = 1 };
}
