using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>
/// 版记: copies, printing authority and day between lines (7.4). Word puts the table at the foot of the last page;
/// LibreOffice, which floats no table of full width, right under the letter.
/// </summary>
internal static class DocxImprint
{
    /// <summary>156 mm in twentieths of a point.</summary>
    private const int Width = 8844;

    /// <summary>The table, and the paragraph that every body ends with.</summary>
    public static IEnumerable<OpenXmlElement> Of(Letter letter)
    {
        if (letter.Date is not { } day)
        {
            yield break;
        }

        var table = new Table(
            Properties(),
            new TableGrid(new GridColumn { Width = $"{Width / 2}" }, new GridColumn { Width = $"{Width / 2}" }));
        if (letter.CopiedTo.Count > 0)
        {
            table.Append(new TableRow(Cell($"抄送：{string.Join('，', letter.CopiedTo)}。", JustificationValues.Left, 2)));
        }

        table.Append(new TableRow(
            Cell(letter.Signature, JustificationValues.Left, 1),
            Cell($"{LetterRules.Day(day)}印发", JustificationValues.Right, 1)));
        yield return table;
        yield return new Paragraph(new ParagraphProperties(new SpacingBetweenLines
        {
            Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact,
        }));
    }

    private static TableProperties Properties() => new(
        new TablePositionProperties
        {
            VerticalAnchor = VerticalAnchorValues.Margin,
            HorizontalAnchor = HorizontalAnchorValues.Margin,
            TablePositionXAlignment = HorizontalAlignmentValues.Left,
            TablePositionYAlignment = VerticalAlignmentValues.Bottom,
        },
        new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
        new TableBorders(Line<TopBorder>(8), Line<BottomBorder>(8), Line<InsideHorizontalBorder>(6)),
        new TableLayout { Type = TableLayoutValues.Fixed });

    private static T Line<T>(uint eighths)
        where T : BorderType, new() =>
        new() { Val = BorderValues.Single, Size = eighths, Color = "000000", Space = 0 };

    private static TableCell Cell(string text, JustificationValues side, int columns) => new(
        new TableCellProperties(
            new TableCellWidth { Width = $"{Width / 2 * columns}", Type = TableWidthUnitValues.Dxa },
            new GridSpan { Val = columns }),
        DocxText.Paragraph(
            [DocxText.Run(text, LetterRules.TextFonts, LetterRules.SmallSize)],
            side,
            indentation: new Indentation { Left = DocxText.Twentieths(LetterRules.SmallSize), Right = DocxText.Twentieths(LetterRules.SmallSize) }));
}
