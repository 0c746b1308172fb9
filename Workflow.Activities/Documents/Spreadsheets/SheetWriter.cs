using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Workflow.Activities.Documents.Spreadsheets;

/// <summary>
/// Writes a workbook (xlsx) with one sheet: title and header stay in sight, filters stand in the header, text is wrapped. Every cell is
/// text, so that nothing a user wrote is ever taken for a formula.
/// </summary>
public static class SheetWriter
{
    /// <summary>Media type of workbooks.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestCell = 32_767;

    /// <summary>The workbook as a file's content.</summary>
    public static byte[] Write(Sheet sheet)
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = SheetStyles.Make();
            book.AddNewPart<WorksheetPart>("rIdSheet").Worksheet = Worksheet(sheet);
            book.Workbook = new Workbook(new Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = 1, Id = "rIdSheet" }));
        }

        return content.ToArray();
    }

    /// <summary>Name of a column, such as <c>A</c> or <c>AB</c>.</summary>
    /// <param name="column">Its place, from 0.</param>
    public static string NameOf(int column) =>
        (column >= 26 ? NameOf((column / 26) - 1) : string.Empty) + (char)('A' + (column % 26));

    private static Worksheet Worksheet(Sheet sheet)
    {
        var lastColumn = NameOf(sheet.Columns.Count - 1);
        var lastRow = (sheet.Rows.Count + 2).ToString(CultureInfo.InvariantCulture);
        return new Worksheet(
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 2, TopLeftCell = "A3", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            {
                WorkbookViewId = 0,
            }),
            new Columns(sheet.Columns.Select((column, i) => new Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                Width = column.Width,
                CustomWidth = true,
            })),
            new SheetData([
                Row(1, [sheet.Title], SheetStyles.Title),
                Row(2, [.. sheet.Columns.Select(column => column.Title)], SheetStyles.Header),
                .. sheet.Rows.Select((row, i) => Row((uint)i + 3, row, SheetStyles.Body)),
            ]),
            new AutoFilter { Reference = $"A2:{lastColumn}{lastRow}" },
            new MergeCells(new MergeCell { Reference = $"A1:{lastColumn}1" }),
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
    }

    private static Row Row(uint number, IReadOnlyList<string> texts, uint style) => new(
        texts.Select((text, i) => new Cell(new InlineString(new Text(Fitting(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = NameOf(i) + number.ToString(CultureInfo.InvariantCulture),
            DataType = CellValues.InlineString,
            StyleIndex = style,
        }))
    {
        RowIndex = number,
    };

    private static string Fitting(string text) => text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
}
