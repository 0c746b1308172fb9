using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Workflow.Activities.Documents.Spreadsheets;

/// <summary>How our workbooks look: a bold header on grey, thin lines, text from the top and wrapped.</summary>
internal static class SheetStyles
{
    /// <summary>Style of the cells of the header.</summary>
    public const uint Header = 1;

    /// <summary>Style of all others.</summary>
    public const uint Body = 2;

    /// <summary>Style of the title.</summary>
    public const uint Title = 3;

    public static Stylesheet Make() => new(
        new Fonts(Font(11), Font(11, new Bold()), Font(16, new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE4ECF0" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(fontId: 1, fillId: 2, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Center),
            Format(fontId: 0, fillId: 0, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top),
            Format(fontId: 2, fillId: 0, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Center, borderId: 0)));

    private static Font Font(double size, params OpenXmlElement[] before) =>
        new([.. before, new FontSize { Val = size }, new FontName { Val = "宋体" }]);

    private static CellFormat Format(
        uint fontId, uint fillId, HorizontalAlignmentValues horizontal, VerticalAlignmentValues vertical, uint borderId = 1) =>
        new(new Alignment { WrapText = true, Horizontal = horizontal, Vertical = vertical })
        {
            FontId = fontId,
            FillId = fillId,
            BorderId = borderId,
            FormatId = 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
}
